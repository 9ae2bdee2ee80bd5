import { dateOf } from '../machine/calendar-days.ts'
import type { Installation } from '../machine/installation.ts'
import type { Checked } from './check.ts'
import type { Retold } from './recounted.ts'

interface Asked {
  readonly installation: Installation
  readonly reader: string
  readonly unit: string
  readonly year: number
  /** units that ended in the year */
  readonly ended: readonly string[]
}

interface Line {
  readonly unit: { readonly id: string; readonly ended: boolean }
  readonly measures: readonly { readonly name: string; readonly n: number }[]
}

/**
 * The year's scorecard loses nothing: it counts every matter that closed, what stands beside the rates included; over the units it
 * adds up, those that ended in the year are among them, marked, and have a card of their own.
 */
export async function complete(
  { installation, reader, unit, year, ended }: Asked,
  retold: readonly Retold[],
): Promise<Checked> {
  const wrong: string[] = []
  const { body: card } = await installation.ask(reader, 'GET', `/units/${unit}/scorecard?period=${year}&compare=none`)
  const first = retold.flatMap(one =>
    one.closings.filter(c => c.turn === 1 && c.how !== 'void' && dateOf(c.at).startsWith(String(year))),
  )
  const places = Map.groupBy(first, c => c.place)
  const ours = (place: string) => places.get(place)?.length ?? 0
  const side = card.asSupplier
  const closed = closedOf(side.measures)
  if (closed !== ours('main')) wrong.push(`${ours('main')} closed by the journal, ${closed} on the scorecard`)
  for (const place of ['agreed', 'internal', 'recovery', 'volume']) {
    const shown = closedOf(side.beside.find((b: { of: string }) => b.of === place)?.measures ?? [])
    if (shown !== ours(place))
      wrong.push(`${place}: ${ours(place)} closed by the journal, ${shown} beside the scorecard`)
  }
  const bySupplier = Map.groupBy(places.get('main') ?? [], c => c.supplier)
  const lines: readonly Line[] = card.asCustomer.counterparts
  const sum = lines.reduce((all, line) => all + closedOf(line.measures), 0)
  if (sum !== ours('main'))
    wrong.push(`${ours('main')} closed by the journal, the units of the scorecard add up to ${sum}`)
  for (const [supplier, done] of bySupplier) {
    const line = lines.find(l => l.unit.id === supplier)
    const shown = closedOf(line?.measures ?? [])
    if (shown !== done.length)
      wrong.push(`unit ${supplier}: ${done.length} closed by the journal, ${shown} in its line`)
    if (line !== undefined && line.unit.ended !== ended.includes(supplier))
      wrong.push(`unit ${supplier} is ${line.unit.ended ? '' : 'not '}marked as ended`)
  }
  for (const id of ended) {
    const { status, body } = await installation.ask(reader, 'GET', `/units/${id}/scorecard?period=${year}&compare=none`)
    const own = bySupplier.get(id)?.length ?? 0
    if (status !== 200 || !body.unit.ended) wrong.push(`the ended unit ${id} has no card that says so: ${status}`)
    else if (closedOf(body.asSupplier.measures) !== own)
      wrong.push(
        `the ended unit ${id}: ${own} closed by the journal, ${closedOf(body.asSupplier.measures)} on its card`,
      )
  }
  return {
    name: 'complete',
    looked: first.length,
    wrong,
    figures: { closed: first.length, 'ended units': ended.length },
  }
}

const closedOf = (measures: Line['measures']): number => measures.find(m => m.name === 'closed')?.n ?? 0
