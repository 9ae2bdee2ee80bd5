import {
  type HistoryImportOptions,
  type HistorySummary,
  importHistory,
  miningCodes,
  namesToConfirm,
} from '@huke/server/mining'
import { openForCli } from '../open.ts'
import { progressLine } from '../progress-line.ts'
import { refusalText } from '../refusal.ts'
import { tellDoubts } from './doubts.ts'

export type Given = Pick<HistoryImportOptions, 'source' | 'map' | 'fileName' | 'rejectedFile' | 'answers'> & {
  /** doubtful names are written here */
  readonly namesFile: string
}

const ended = { done: 0, failed: 1, asking: 1, stopped: 130 } as const

export async function bringIn(given: Given): Promise<number> {
  const { world, close } = await openForCli()
  const stop = new AbortController()
  const end = (): void => stop.abort()
  process.once('SIGINT', end).once('SIGTERM', end)
  const line = progressLine()
  try {
    const onProgress: HistoryImportOptions['onProgress'] = p =>
      line.show(
        p.phase === 'reading'
          ? `reading ${percent(p.bytesRead, p.bytesTotal)}, ${p.eventsRead} rows, ${p.rejected} rejected`
          : `writing ${percent(p.events, p.eventsRead)}, ${p.cases} cases, ${p.events} events`,
      )
    const options = { ...given, startedBy: null, ask: true, onProgress, signal: stop.signal }
    const summary = await importHistory(world, options)
    line.end()
    if (summary.state === 'asking') {
      console.log(`Nothing was imported yet: of ${summary.doubts} names somebody has to say whom they mean.`)
      tellDoubts(await namesToConfirm(world.db, summary.id, given.namesFile), given.namesFile)
    } else tell(summary, given.rejectedFile)
    return ended[summary.state]
  } finally {
    line.end()
    process.off('SIGINT', end).off('SIGTERM', end)
    await close()
  }
}

function tell(s: HistorySummary, rejectedFile: string): void {
  if (s.problem !== null) console.error(refusalText(miningCodes, s.problem))
  if (s.state === 'stopped') console.log('Stopped. What is in stays in; the same command goes on from here.')
  const seconds = (s.elapsedMs / 1000).toFixed(1)
  const renewed = s.casesRenewed > 0 ? `, ${s.casesRenewed} told further than before` : ''
  console.log(`${s.name}: ${s.cases} cases, ${s.casesNew} of them new${renewed}
  ${s.events} events; hand-overs: ${s.groupHandovers} between groups, ${s.personHandovers} between people
  ${s.unitsMade} units and ${s.peopleMade} people made
  ${s.openAtSource} cases were open at the source: closed as such, neither done nor withdrawn
  ${s.outOfOrder} cases with acts out of order: only their last delivery counts
  ${s.rejected} rows rejected${s.rejected > 0 ? `: see ${rejectedFile}` : ''}
  ${seconds} s, ${s.rowsPerSecond} rows/s`)
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '' : `${Math.min(100, Math.floor((100 * part) / whole))} %`
