import type pg from 'pg'

export const leaseSeconds = 8

/** What is run with the commit of everything a leader writes: once its term is over, nothing is committed any more. */
export const fenceOf = (term: number): string => `select leads(${term})`

/** A new term, unless somebody's still lasts. */
export async function takeLease(client: pg.Client): Promise<number | null> {
  const { rows } = await client.query<{ term: string }>(
    `update leadership set term = term + 1, until = clock_timestamp() + make_interval(secs => $1)
      where until <= clock_timestamp() returning term`,
    [leaseSeconds],
  )
  return rows[0] === undefined ? null : Number(rows[0].term)
}

/** Whether the term still lasted; it then lasts as long again from now. */
export async function renewLease(client: pg.Client, term: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `update leadership set until = clock_timestamp() + make_interval(secs => $2)
      where term = $1 and until > clock_timestamp()`,
    [term, leaseSeconds],
  )
  return rowCount === 1
}

/** Nobody has to wait for its end. */
export async function endLease(client: pg.Client, term: number): Promise<void> {
  await client.query(`update leadership set until = '-infinity' where term = $1`, [term])
}
