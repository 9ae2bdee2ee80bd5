import { DatabaseStartError, startEmbedded } from '../database/index.ts'
import { quiet } from './throw-away-server.ts'

// A process of its own that owns the database folder in its first argument, until it is told to stop or killed.
export type OwnerReport = { adopted: boolean } | { code: string; sentence: string }

const report = (message: OwnerReport) => process.send?.(message)

try {
  const embedded = await startEmbedded({ folder: process.argv[2] ?? '', log: quiet })
  process.once('message', () => void embedded.stop().then(() => process.exit()))
  report({ adopted: embedded.adopted })
} catch (error) {
  if (!(error instanceof DatabaseStartError)) throw error
  report({ code: error.code, sentence: error.message })
}
