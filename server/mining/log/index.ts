/**
 * The readers of event logs on their own: what imports this loads neither the database nor the web server, so that a command
 * on a file starts at once.
 */
export type { LogSource, Progress } from '../bytes.ts'
export { MiningFault, type MiningFaultCode, type MiningFaultDetail } from '../fault.ts'
export { type DetectedLog, readLog, type ReadLog, type ReadLogOptions } from './read-log.ts'
