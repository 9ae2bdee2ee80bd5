export { makeFolder, moveDurably, streamDurably, sync, syncTree, writeDurably } from './durable.ts'
export { type FileStore, folderStore } from './folder-store.ts'
