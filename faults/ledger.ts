import type { Colleague } from './company.ts'

/** What was asked, under its own key and in words of its own, and what is known of it. */
export interface Entry {
  readonly words: string
  readonly by: Colleague
  readonly url: string
  readonly body: object
  /** an attachment that goes with it, if any */
  readonly file: { readonly id: string; readonly content: string } | null
  known: 'done' | 'refused' | 'unknown'
  /** how often it had to be asked until that was known */
  asked: number
}

export interface Ledger {
  readonly entries: Entry[]
  /** answers by status; 0 = none */
  readonly statuses: Record<string, number>
  /** answers 503 that do not say when to ask again */
  unhelpful: number
}

const patienceMs = 20_000

/** Asks once under the key of the entry; an answer of the server's fault, or none, leaves open what became of it. */
export async function send(ledger: Ledger, entry: Entry): Promise<void> {
  entry.asked++
  const { address, api } = entry.by
  const status = await fetch(`${address}/api/v1${entry.url}`, {
    method: 'POST',
    headers: { cookie: api.cookie, 'content-type': 'application/json', 'idempotency-key': entry.words },
    body: JSON.stringify(entry.body),
    signal: AbortSignal.timeout(patienceMs),
  }).then(
    // An answer that breaks off is none.
    async response => {
      await response.text()
      if (response.status === 503 && !response.headers.has('retry-after')) ledger.unhelpful++
      return response.status
    },
    () => 0,
  )
  ledger.statuses[status] = (ledger.statuses[status] ?? 0) + 1
  if (status >= 200 && status < 300) entry.known = 'done'
  else if (status >= 400 && status < 500) entry.known = 'refused'
}
