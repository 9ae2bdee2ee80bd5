export { type FileStore, folderStore } from './folder-store.ts'
