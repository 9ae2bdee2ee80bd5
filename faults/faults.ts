import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { seeded } from '../seed/random.ts'
import { check } from './check.ts'
import { foundCompany } from './company.ts'
import { type Installation, openInstallation, type Victim, victims } from './installation.ts'
import type { Ledger } from './ledger.ts'
import { work } from './work.ts'

export interface FaultsFigures {
  readonly seed: string
  readonly nodes: number
  readonly kills: Readonly<Record<Victim, number>>
  /** how often a server ended that nobody had ended */
  readonly endedByItself: number
  readonly slowestBackMs: number
  readonly done: number
  readonly refused: number
  /** acts of which only asking again told whether they were done */
  readonly askedAgain: number
  readonly statuses: Readonly<Record<string, number>>
  readonly mails: number
  readonly faults: readonly string[]
}

const longestCalmMs = 4000
const shortestFreezeMs = 1000

/** Kills an installation at random moments while people work in it, and looks whether anything was lost, halved or doubled. */
export async function bringFaults(seed: string, strikes: readonly Victim[], nodes: number): Promise<FaultsFigures> {
  const installation = await openInstallation(nodes)
  try {
    const ledger: Ledger = { entries: [], statuses: {}, unhelpful: 0 }
    const killed = await underLoad(installation, seed, strikes, ledger)
    const of = (known: string): number => ledger.entries.filter(entry => entry.known === known).length
    const faults = [
      ...(of('done') === 0 ? ['nothing was done'] : await check(installation, ledger.entries)),
      ...answeredWrongly(ledger),
      ...(killed.endedByItself > 0 ? [`${killed.endedByItself} times a server ended by itself`] : []),
    ]
    return {
      seed,
      nodes,
      ...killed,
      done: of('done'),
      refused: of('refused'),
      askedAgain: ledger.entries.filter(({ asked }) => asked > 1).length,
      statuses: ledger.statuses,
      mails: installation.mail.mails.length,
      faults,
    }
  } finally {
    await installation.close()
  }
}

async function underLoad(installation: Installation, seed: string, strikes: readonly Victim[], ledger: Ledger) {
  const colleagues = await foundCompany(installation)
  const random = seeded(seed)
  const stop = new AbortController()
  const working = colleagues.map(me =>
    work(me, colleagues, { random: seeded(`${seed} ${me.code}`), ledger, stopped: stop.signal }),
  )
  const count = Object.fromEntries(victims.map(victim => [victim, 0])) as Record<Victim, number>
  let [endedByItself, slowestBackMs] = [0, 0]
  for (const victim of strikes) {
    await setTimeout(500 + random() * longestCalmMs)
    const node = Math.floor(random() * installation.addresses.length)
    const killed = await installation.strike(victim, node, shortestFreezeMs + random() * longestCalmMs * 3)
    count[victim]++
    if (killed.endedByItself) endedByItself++
    slowestBackMs = Math.max(slowestBackMs, Math.round(killed.backMs))
  }
  await setTimeout(longestCalmMs)
  stop.abort()
  await Promise.all(working)
  return { kills: count, endedByItself, slowestBackMs }
}

/** Whoever cannot be served is told when to ask again; nothing is a fault of ours. */
const answeredWrongly = ({ statuses, unhelpful }: Ledger): readonly string[] => [
  ...Object.entries(statuses)
    .filter(([status]) => Number(status) >= 500 && status !== '503')
    .map(([status, n]) => `${n} answers ${status}`),
  ...(unhelpful > 0 ? [`${unhelpful} answers 503 without Retry-After`] : []),
]

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '20' },
      nodes: { type: 'string', default: '1' },
      seed: { type: 'string', default: String(Math.floor(Date.now() / 1000)) },
      json: { type: 'boolean', default: false },
    },
  })
  const begun = performance.now()
  const strikes = Array.from({ length: Number(values.kills) }, (_, n) => victims[n % victims.length] as Victim)
  const { faults, ...figures } = await bringFaults(values.seed, strikes, Number(values.nodes))
  for (const fault of faults) console.log(values.json ? JSON.stringify({ fault }) : fault)
  const all = { ...figures, faults: faults.length, seconds: Math.round((performance.now() - begun) / 1000) }
  console.log(JSON.stringify(all, null, values.json ? 0 : 2))
  process.exitCode = faults.length === 0 ? 0 : 1
}
