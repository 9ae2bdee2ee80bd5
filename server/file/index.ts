export { type Arrived, type FileStore, folderStore, ownFile, ownFolder } from './folder-store.ts'
export { cleanName } from './name.ts'
