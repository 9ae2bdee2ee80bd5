export { compose, type Unsent } from './compose.ts'
export { sendDue, sendJob } from './send.ts'
export { anyDue } from './send-store.ts'
export { passOver, staleMs, weighNotices } from './weigh.ts'
