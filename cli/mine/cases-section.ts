import type { WideSummary } from '@huke/core/mining/measure'
import { histogram } from './histogram.ts'
import type { Mined } from './mined.ts'
import { spanText, table, workingText } from './words.ts'

/** How long cases take, with a plot. */
export function casesSection({ cases, workingCases, perCase, arrivals, rework, log }: Mined): readonly string[] {
  const row = (name: string, summary: WideSummary | null, text: (seconds: number) => string) =>
    summary === null
      ? []
      : [[name, ...(['min', 'p25', 'median', 'p75', 'p90', 'max', 'mean'] as const).map(key => text(summary[key]))]]
  const rows = [
    ...row('from first to last', cases.lead, spanText),
    ...row('at work', cases.working, spanText),
    ...row('waiting', cases.waiting, spanText),
    ...row('working hours of it', workingCases?.lead ?? null, workingText),
    ...row('  at work', workingCases?.working ?? null, workingText),
    ...row('  waiting', workingCases?.waiting ?? null, workingText),
  ]
  const every = arrivals === null ? '' : `; a new case every ${spanText(arrivals)}`
  return [
    '',
    'How long a case takes',
    ...table(['', 'least', '25 %', 'median', '75 %', '90 %', 'most', 'mean'], rows, [0]),
    ...histogram(cases.leads),
    `  ${Number(perCase.mean.toFixed(2))} events a case (${perCase.min} to ${perCase.max})${every}`,
    `  ${rework.casesWithAny} of ${log.cases.length} cases do something again`,
  ]
}
