import type { Asked } from './asked.ts'
import type { Drawn } from './draw-file.ts'

export type Note = { readonly code: string; readonly text: string }

/** With fewer points limits are rough (Montgomery asks for 20 to 25 before they are final). */
const ENOUGH = 20

const FALSE_ALARMS =
  'The more rules, the more false alarms: a steady process gives one in about 370 points by the limits alone, ' +
  'in 92 by the rules of Western Electric (Champ & Woodall 1987), in some 73 by all of Nelson’s.'

/** What one should know before trusting the signals. */
export function notesOf(asked: Asked, { chart, points }: Drawn): readonly Note[] {
  const [panel] = chart.panels
  const least = Math.min(...panel.stages.map(({ basis }) => basis))
  const still = panel.sigma.some(sigma => sigma === 0)
  return [
    ...(points.leftOut === 0
      ? []
      : [{ code: 'chart.left-out', text: `${points.leftOut} rows left out: a value that is needed is missing.` }]),
    ...(least >= ENOUGH
      ? []
      : [{ code: 'chart.few-points', text: `Limits from ${least} points are rough; take them as provisional.` }]),
    ...(still ? [{ code: 'chart.no-variation', text: 'Where nothing varies every change is a signal.' }] : []),
    ...(asked.rules.length > 4
      ? [
          {
            code: 'chart.many-rules',
            text: FALSE_ALARMS,
          },
        ]
      : []),
  ]
}
