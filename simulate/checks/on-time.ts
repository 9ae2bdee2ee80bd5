import ExcelJS from 'exceljs'
import type { Installation } from '../machine/installation.ts'
import { dateOf } from '../machine/calendar-days.ts'
import type { Checked } from './check.ts'
import type { Retold } from './recounted.ts'

interface Asked {
  readonly installation: Installation
  readonly reader: string
  readonly unit: string
  readonly year: number
  readonly months: readonly string[]
}

/**
 * 准时率 of the whole company, counted anew from the journal, is what the scorecard, its workbook and the lists behind it say, for the
 * year and for each month. And nothing counts as kept that came after its standard.
 */
export async function onTime(asked: Asked, retold: readonly Retold[]): Promise<Checked> {
  const wrong: string[] = []
  const { kept, n } = tally(retold, String(asked.year))
  for (const period of [String(asked.year), ...asked.months]) {
    const ours = tally(retold, period)
    const shown = await shownOf(asked, period)
    if (shown.n !== ours.n || shown.kept !== ours.kept)
      wrong.push(`${period}: ${ours.kept} of ${ours.n} by the journal, ${shown.kept} of ${shown.n} on the scorecard`)
  }
  const sheet = await inWorkbook(asked)
  const share = n === 0 ? null : kept / n
  if (sheet.n !== n || (share !== null && Math.abs((sheet.value ?? 0) - share) > 1e-9))
    wrong.push(`${asked.year}: ${share} of ${n} by the journal, ${sheet.value} of ${sheet.n} in the workbook`)
  wrong.push(...(await behind(asked, retold)))
  for (const { number, results, course, movedTooLate } of retold) {
    wrong.push(...movedTooLate.map(at => `${number}: its standard had passed, and was moved at ${when(at)}`))
    wrong.push(...course.wrong.map(why => `${number}: ${why}`))
    for (const r of results)
      if (r.result === 'kept' && r.deliveredAt !== null && r.deliveredAt > r.dueAt)
        wrong.push(`${number}: kept, and delivered after its standard`)
  }
  const later = inPeriod(retold, String(asked.year)).filter(
    ({ r }) => r.place === 'main' && r.result === 'later-as-agreed',
  ).length
  return {
    name: 'on time',
    looked: n,
    wrong,
    figures: { n, kept, 'later as agreed': later, late: n - kept - later, share },
  }
}

const inPeriod = (retold: readonly Retold[], period: string) =>
  retold.flatMap(one => one.results.filter(r => dateOf(r.at).startsWith(period)).map(r => ({ one, r })))

function tally(retold: readonly Retold[], period: string): { kept: number; n: number } {
  const main = inPeriod(retold, period).filter(({ r }) => r.place === 'main')
  return { n: main.length, kept: main.filter(({ r }) => r.result === 'kept').length }
}

async function shownOf(
  { installation, reader, unit }: Asked,
  period: string,
): Promise<{ kept: number | null; n: number }> {
  const { body } = await installation.ask(reader, 'GET', `/units/${unit}/scorecard?period=${period}&compare=none`)
  const measure = body.asSupplier.measures.find((m: { name: string }) => m.name === 'on-time')
  return { kept: measure.numerator ?? 0, n: measure.n }
}

async function inWorkbook({ installation, reader, unit, year }: Asked): Promise<{ value: number | null; n: number }> {
  const { bytes } = await installation.ask(reader, 'GET', `/units/${unit}/scorecard.xlsx?period=${year}&compare=none`)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as never)
  const sheet = book.worksheets[0]
  for (const row of sheet?.getRows(1, sheet.rowCount) ?? []) {
    const cells = row.values as unknown[]
    if (cells[2] === '准时率') return { value: cells[4] as number, n: Number(cells[5]) }
  }
  throw new Error('no 准时率 in the workbook')
}

/** Which matters they are, one by one. */
async function behind(asked: Asked, retold: readonly Retold[]): Promise<readonly string[]> {
  const { year } = asked
  const numbers = new Map(retold.map(one => [one.id, one.number]))
  const wrong: string[] = []
  for (const part of ['numerator', 'missed'] as const) {
    const shown = await listed(asked, part)
    const ours = inPeriod(retold, String(year)).filter(
      ({ r }) => r.place === 'main' && (r.result === 'kept') === (part === 'numerator'),
    )
    const ourKeys = new Map(ours.map(({ one, r }) => [`${one.id} on-time/${r.turn}`, r]))
    const where = part === 'numerator' ? 'kept' : 'missed'
    for (const [key, r] of ourKeys)
      if (!shown.has(key))
        wrong.push(
          `${numbers.get(key.split(' ')[0] as string)}: ${where} by the journal (${key.split(' ')[1]}, due ${when(r.dueAt)}, delivered ${when(r.deliveredAt)}), and not in the list`,
        )
    for (const key of shown)
      if (!ourKeys.has(key))
        wrong.push(
          `${numbers.get(key.split(' ')[0] as string)}: ${where} in the list (${key.split(' ')[1]}), and not by the journal`,
        )
  }
  return wrong
}

const when = (at: number | null): string => (at === null ? 'never' : new Date(at).toISOString())

async function listed({ installation, reader, unit, year }: Asked, part: string): Promise<ReadonlySet<string>> {
  const keys = new Set<string>()
  for (let after = ''; ; ) {
    const { body } = await installation.ask(
      reader,
      'GET',
      `/units/${unit}/scorecard/commitments?measure=on-time&role=supplier&period=${year}&part=${part}&limit=200${after}`,
    )
    for (const item of body.items) keys.add(`${item.id} ${item.part}`)
    if (body.next === null) return keys
    after = `&after=${encodeURIComponent(body.next)}`
  }
}
