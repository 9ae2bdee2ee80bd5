export { type Arrived, type FileStore, folderStore, ownFile, ownFolder } from './folder-store.ts'
export { byteOrderMark, csvLines, unguarded } from './csv.ts'
export { forgetLeft } from './forget-left.ts'
export { cleanName } from './name.ts'
