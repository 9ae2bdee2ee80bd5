export { handOn, removeSome } from './remove-made.ts'
export { takeAway } from './take-away.ts'
export { beginUndo, endUndo, type Undoing, undoSome, whatUndoingTakes } from './undo-store.ts'
