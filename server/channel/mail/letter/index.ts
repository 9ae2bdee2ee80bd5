export { oneLine } from './clean.ts'
export { type Item, type Letter, letterOf } from './letter.ts'
export { messageOf } from './message.ts'
export { fill, texts } from './words.ts'
