import type { Id } from '@huke/core/commitment'
import type { HistoryMap } from '@huke/core/mining'
import type { RefusedValue } from '../http/index.ts'

export interface HistoryImportOptions {
  readonly source: { readonly path: string }
  readonly map: HistoryMap
  readonly fileName: string
  readonly startedBy: Id | null
  /** rows that cannot be used go here, with reasons; written anew by every run, absent when there are none */
  readonly rejectedFile: string
  /** begun by a worker: an import that was stopped before it began stays stopped */
  readonly queued?: boolean
  /** somebody is there to say whom doubtful names mean: nothing is written before they have; otherwise what is proposed is taken */
  readonly ask?: boolean
  /** a file of names, as `writeNamesFile` makes it, with what somebody says they mean */
  readonly answers?: string
  readonly onProgress?: (progress: HistoryProgress) => void
  /** ends the run after the batch at work; the next run goes on from there */
  readonly signal?: AbortSignal
}

/** The whole file is read and put into cases first, then the cases are written. */
export interface HistoryProgress {
  readonly phase: 'reading' | 'writing'
  readonly bytesRead: number
  readonly bytesTotal: number
  /** rows understood so far */
  readonly eventsRead: number
  readonly rejected: number
  readonly cases: number
  readonly events: number
}

/** Why a run ended early, as data. */
export interface HistoryProblem {
  readonly code: string
  readonly errors: readonly RefusedValue[]
}

/** What a source has brought in. Counts are of the whole file, whatever number of runs it took. */
export interface HistorySummary {
  readonly id: Id
  readonly name: string
  /** `asking`: names are doubtful, and nothing is written before somebody says whom they mean */
  readonly state: 'asking' | 'done' | 'stopped' | 'failed'
  readonly problem: HistoryProblem | null
  readonly cases: number
  /** of these, commitments this run made; the others were there already */
  readonly casesNew: number
  /** left open by an earlier file and told further by this run's */
  readonly casesRenewed: number
  /** cases that the log leaves open */
  readonly openAtSource: number
  /** names somebody has to say the meaning of */
  readonly doubts: number
  readonly events: number
  /** changes from one event of a case to the next, as the log names them: no name is a name too */
  readonly groupHandovers: number
  readonly personHandovers: number
  /** rows */
  readonly rejected: number
  /** cases whose acts made no possible story */
  readonly outOfOrder: number
  readonly unitsMade: number
  readonly peopleMade: number
  /** of this run */
  readonly elapsedMs: number
  /** rows read and written by this run */
  readonly rowsPerSecond: number
}
