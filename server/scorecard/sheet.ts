import type { Id } from '@huke/core/commitment'
import { type Measure, measureWords } from '@huke/core/scorecard'
import ExcelJS from 'exceljs'
import type { Reader } from '../access/index.ts'
import type { Language } from '../http/index.ts'
import type { World } from '../world.ts'
import { readScorecard } from './read-scorecard.ts'
import type { Scorecard } from './schema.ts'
import { addCommitments } from './sheet-commitments.ts'
import { treeOf } from './tree.ts'
import { methodIn, type Word, wordIn } from './words.ts'

export interface Sheets {
  readonly fileName: string
  readonly bytes: Buffer
}

/** The scorecard as a workbook: the mirror, its services, its counterparts, and the commitments behind them. */
export async function scorecardSheets(
  world: World,
  unit: Id,
  text: string,
  compare: string,
  viewer: Reader,
  language: Language,
): Promise<Sheets> {
  const scorecard = await readScorecard(world, unit, text, compare)
  const workbook = new ExcelJS.Workbook()
  const sheet = (word: Word) => workbook.addWorksheet(wordIn(language, word))
  addMirror(sheet('scorecard'), scorecard, language)
  addLines(sheet('services'), scorecard, language, 'services')
  addLines(sheet('counterparts'), scorecard, language, 'counterparts')
  const stays = await treeOf(world.db, unit, scorecard.period)
  await addCommitments(sheet('commitments'), world, stays, { viewer, language })
  for (const each of workbook.worksheets) makeReadable(each)
  const { from, to } = scorecard.period
  return {
    fileName: `${scorecard.unit.name[language]} ${from}–${to}.xlsx`,
    bytes: Buffer.from(await workbook.xlsx.writeBuffer()),
  }
}

const mirrorColumns: readonly Word[] = [
  'role',
  'measure',
  'method',
  'value',
  'low',
  'high',
  'previous',
  'previousN',
  'standard',
]

function addMirror(sheet: ExcelJS.Worksheet, scorecard: Scorecard, language: Language): void {
  const { unit, period } = scorecard
  sheet.addRow([
    wordIn(language, 'unit'),
    unit.name[language],
    wordIn(language, 'period'),
    `${period.from} – ${period.to}`,
  ])
  const heads = mirrorColumns.map(word => wordIn(language, word))
  sheet.addRow([...heads.slice(0, 4), 'n', ...heads.slice(4)])
  for (const [role, side] of [
    ['supplier', scorecard.asSupplier],
    ['customer', scorecard.asCustomer],
  ] as const) {
    for (const m of side.measures) {
      sheet.addRow([
        wordIn(language, role),
        measureWords[m.name][language],
        methodIn(language, m.method),
        valueCell(m, language),
        m.n,
        m.interval?.low,
        m.interval?.high,
        m.previous?.value,
        m.previous?.n,
        m.standard,
      ])
    }
  }
}

/** One row a line and measure, so that every figure has its method and n beside it. */
function addLines(
  sheet: ExcelJS.Worksheet,
  scorecard: Scorecard,
  language: Language,
  part: 'services' | 'counterparts',
): void {
  const heads: readonly Word[] = ['role', part === 'services' ? 'service' : 'unit', 'measure', 'method', 'value']
  sheet.addRow([...heads.map(word => wordIn(language, word)), 'n'])
  for (const [role, side] of [
    ['supplier', scorecard.asSupplier],
    ['customer', scorecard.asCustomer],
  ] as const) {
    const lines =
      part === 'services'
        ? side.services.map(
            line => [line.service?.name[language] ?? wordIn(language, 'noService'), line.measures] as const,
          )
        : side.counterparts.map(line => [line.unit.name[language], line.measures] as const)
    for (const [name, measures] of lines) {
      for (const m of measures) {
        const words = [measureWords[m.name][language], methodIn(language, m.method)]
        sheet.addRow([wordIn(language, role), name, ...words, valueCell(m, language), m.n])
      }
    }
  }
}

const valueCell = (m: Pick<Measure, 'value' | 'suppressed'>, language: Language): number | string | null =>
  m.suppressed === undefined ? m.value : wordIn(language, 'tooFew')

const widest = 40

function makeReadable(sheet: ExcelJS.Worksheet): void {
  for (const column of sheet.columns) {
    const lengths = (column.values ?? []).map(value => String(value ?? '').length * 1.6)
    column.width = Math.min(widest, Math.max(8, ...lengths))
  }
}
