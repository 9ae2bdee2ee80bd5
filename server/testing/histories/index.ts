export { type History, type HistoryOptions, tellHistory } from './history.ts'
