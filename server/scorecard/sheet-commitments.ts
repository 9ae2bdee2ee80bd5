import { capacitiesOn, maySee } from '@huke/core/access'
import type { Instant, LocalDate } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { visibleEvaluations } from '@huke/core/evaluation'
import { type MeasureDefinition, measureDefinitions, type Role } from '@huke/core/scorecard'
import type { Worksheet } from 'exceljs'
import type { Reader } from '../access/index.ts'
import type { Language } from '../http/index.ts'
import { organisationDay } from '../organisation/index.ts'
import type { World } from '../world.ts'
import { type BehindRow, readBehind } from './behind.ts'
import { type Names, readNames } from './names.ts'
import type { Stay } from './tree.ts'
import { wordIn, type Word } from './words.ts'

/** A file for people to look through; programs page through the API. */
const mostRows = 10_000
const pageRows = 1000

const columns: readonly Word[] = [
  'role',
  'number',
  'title',
  'supplier',
  'customer',
  'service',
  'closed',
  'ending',
  'onTime',
  'value',
  'returns',
  'opinion',
]

export interface SheetReader {
  readonly viewer: Reader
  readonly language: Language
}

/** Everything closed by or for the units in the period, one row each; what the reader may not see without number and words. */
export async function addCommitments(
  sheet: Worksheet,
  { db, now }: World,
  stays: readonly Stay[],
  reader: SheetReader,
): Promise<void> {
  const today = await organisationDay(db, now())
  sheet.addRow(columns.map(word => wordIn(reader.language, word)))
  for (const role of ['supplier', 'customer'] as const) {
    let after: BehindAfter = null
    for (let listed = 0; listed < mostRows; listed += pageRows) {
      const asked = { stays, role, measure: closedMeasure, part: 'denominator' } as const
      const rows: readonly BehindRow[] = await readBehind(db, { ...asked, after, limit: pageRows })
      const names = await namesOf(db, rows, today)
      sheet.addRows(rows.map(row => cells(row, role, names, reader, now())))
      const last = rows[rows.length - 1]
      if (last === undefined || rows.length < pageRows) break
      after = [last.day, last.commitment_id, last.part]
      if (listed + pageRows >= mostRows) sheet.addRow([wordIn(reader.language, 'more')])
    }
  }
}

type BehindAfter = readonly [string, Id, string] | null

const closedMeasure = measureDefinitions.find(m => m.name === 'closed') as MeasureDefinition

const namesOf = (db: World['db'], rows: readonly BehindRow[], today: LocalDate): Promise<Names> =>
  readNames(
    db,
    rows.flatMap(row => [row.customer, row.supplier]),
    rows.map(row => row.service_id),
    today,
  )

function cells(
  { detail, ...row }: BehindRow,
  role: Role,
  names: Names,
  { viewer, language }: SheetReader,
  at: Instant,
) {
  const visible = maySee(viewer, row.state_data)
  const { evaluations } = visibleEvaluations(row.state_data, capacitiesOn(viewer, row.state_data), at)
  return [
    wordIn(language, role),
    visible ? row.number : '',
    visible ? row.title : wordIn(language, 'hidden'),
    names.unit(row.supplier).name[language],
    names.unit(row.customer).name[language],
    names.service(row.service_id)?.name[language] ?? wordIn(language, 'noService'),
    row.day,
    wordIn(language, detail.ending as Word),
    detail.onTime === undefined ? '' : wordIn(language, detail.onTime ? 'yes' : 'no'),
    detail.values?.['attainment'] ?? '',
    detail.returns,
    evaluations.at(-1)?.score ?? '',
  ]
}
