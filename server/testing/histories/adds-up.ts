import { sql } from 'kysely'
import { projectScorecards } from '../../scorecard/index.ts'
import type { Company } from './company.ts'

interface Line {
  readonly measures: readonly { readonly name: string; readonly n: number }[]
}
interface Card {
  readonly asSupplier: Line & { readonly beside: readonly Line[] }
  readonly asCustomer: { readonly counterparts: readonly Line[] }
}

/**
 * The scorecard of the whole tree counts every matter that closed, beside the rates or in them, whatever has become of its units
 * since; and so do the units it adds up. Answers what does not add up.
 */
export async function notAddingUp(company: Company): Promise<readonly string[]> {
  await projectScorecards(company.database.db, company.clock.now)
  const [{ n: closed } = { n: 0 }] = await company.rows(sql<{ n: number }>`
    select count(*)::int as n from commitment where state_data #>> '{closings,0,by}' <> 'void'`)
  const period = `${company.day(-1000)}..${company.today()}`
  const { body } = await company.ask(
    company.office,
    'GET',
    `/units/${company.root}/scorecard?period=${period}&compare=none`,
  )
  const { asSupplier, asCustomer } = body as Card
  const main = closedOf([asSupplier])
  const shown = main + closedOf(asSupplier.beside)
  const added = closedOf(asCustomer.counterparts)
  return [
    ...(shown === closed ? [] : [`${closed} matters closed, ${shown} on the scorecard of the whole`]),
    ...(added === main ? [] : [`${main} in the rates of the whole, ${added} in those of its units`]),
  ]
}

const closedOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { measures }) => sum + (measures.find(({ name }) => name === 'closed')?.n ?? 0), 0)
