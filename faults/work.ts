import { setTimeout } from 'node:timers/promises'
import { pick, type Random } from '../seed/random.ts'
import type { Colleague } from './company.ts'
import { type Entry, type Ledger, send } from './ledger.ts'

const minute = 60_000

interface Line {
  readonly id: string
}
interface Page {
  readonly openActs: readonly string[]
}

/** Works as somebody at their desk does, until told to stop: asks others, and does what is open to them, over and over. */
export async function work(
  me: Colleague,
  all: readonly Colleague[],
  { random, ledger, stopped }: { random: Random; ledger: Ledger; stopped: AbortSignal },
): Promise<void> {
  let said = 0
  while (!stopped.aborted) {
    const words = `${me.code} says ${++said}`
    // What is to be done is read afresh; while the server is away, again.
    const next = await (random() < 0.25 ? ask(me, all, random, words) : act(me, random, words)).catch(() => null)
    if (next === null) {
      await setTimeout(200)
      continue
    }
    const entry: Entry = { words, by: me, known: 'unknown', asked: 0, file: null, ...next }
    ledger.entries.push(entry)
    await send(ledger, entry)
    while (entry.known === 'unknown') {
      await setTimeout(300)
      await send(ledger, entry)
    }
  }
}

type Next = Pick<Entry, 'url' | 'body'> & Partial<Pick<Entry, 'file'>>

async function ask(me: Colleague, all: readonly Colleague[], random: Random, words: string): Promise<Next> {
  const other = pick(
    random,
    all.filter(({ unit }) => unit !== me.unit),
  )
  const supplier = { unit: other.unit, person: random() < 0.5 ? other.id : null }
  return { url: '/commitments', body: { supplier, title: words, dueBy: Date.now() + Math.round(minute * random()) } }
}

async function act(me: Colleague, random: Random, words: string): Promise<Next | null> {
  const { api } = me
  const view = pick(random, ['i-owe', 'owed-to-me', 'unit-owes', 'requested'])
  const { items } = await api<{ items: readonly Line[] }>('GET', `/commitments?view=${view}&limit=50`)
  if (items.length === 0) return null
  const { id } = pick(random, items)
  const { openActs } = await api<Page>('GET', `/commitments/${id}`)
  const open = Object.keys(bodies).filter(kind => openActs.includes(kind))
  if (open.length === 0) return null
  const kind = pick(random, open)
  const body = { act: { kind, ...bodies[kind]?.(words) } }
  const url = `/commitments/${id}/acts`
  if (kind !== 'comment' || random() < 0.5) return { url, body }
  const file = await upload(me, words)
  return { url, body: { ...body, files: [file?.id] }, file }
}

const bodies: Readonly<Record<string, (words: string) => object>> = {
  promise: words => ({ words, dueBy: Date.now() + minute }),
  counter: words => ({ offer: { words, dueBy: Date.now() + 5 * minute } }),
  agree: () => ({}),
  decline: words => ({ reason: words }),
  ask: words => ({ question: words }),
  answer: words => ({ words }),
  hold: words => ({ reason: words, thirdParty: '厂家', until: Date.now() + minute / 6 }),
  deliver: words => ({ words }),
  accept: words => ({ words }),
  return: words => ({ reason: words }),
  reopen: words => ({ reason: words }),
  comment: words => ({ words }),
}

async function upload({ api, address }: Colleague, content: string): Promise<Entry['file']> {
  const form = new FormData()
  form.set('file', new Blob([content], { type: 'text/plain' }), '附件.txt')
  const headers = { cookie: api.cookie }
  const response = await fetch(`${address}/api/v1/files`, { method: 'POST', headers, body: form })
  const { id } = (await response.json()) as { id: string }
  return { id, content }
}
