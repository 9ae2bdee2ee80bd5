#!/usr/bin/env node
type Verb = () => Promise<{ run: (args: string[]) => Promise<number> }>

const verbs: Readonly<Record<string, { readonly about: string; readonly load: Verb }>> = {
  start: {
    about: 'start everything on this machine; --demo with the demo organisation',
    load: () => import('./start.ts'),
  },
  serve: {
    about: 'start one node of several against DATABASE_URL; --role web|worker|all',
    load: () => import('./serve.ts'),
  },
  migrate: { about: 'bring the database schema up to date', load: () => import('./migrate.ts') },
  import: {
    about: 'import history FILE --map MAP: bring in the history of another system',
    load: () => import('./import.ts'),
  },
  verify: {
    about: 'recompute every hash, seal, projection and figure and say what differs',
    load: () => import('./verify.ts'),
  },
  administrator: {
    about: 'administrator list|make|password|unlock: when nobody can sign in any more',
    load: () => import('./administrator.ts'),
  },
  rate: { about: 'rate FILE.csv: fair scores of those who are rated by many', load: () => import('./rate.ts') },
  chart: { about: 'chart FILE.csv: is this month bad, or just noise', load: () => import('./chart.ts') },
  staff: {
    about: 'staff QUESTION …: how many people, how much demand, which standard',
    load: () => import('./staff.ts'),
  },
  forecast: {
    about: 'forecast FILE.csv: how much comes in the months ahead',
    load: () => import('./forecast.ts'),
  },
  mine: { about: 'mine LOG: what an event log tells of a process', load: () => import('./mine.ts') },
}

const [name, ...args] = process.argv.slice(2)
const verb = name === undefined ? undefined : verbs[name]

if (verb === undefined) {
  const list = Object.entries(verbs).map(([word, { about }]) => `  ${word.padEnd(13)} ${about}`)
  console.log(['Usage: huke VERB', '', ...list].join('\n'))
  process.exitCode = name === undefined || name === '--help' ? 0 : 2
} else {
  process.exitCode = await verb
    .load()
    .then(({ run }) => run(args))
    .catch(explain)
}

/** What the operator can mend is said in a sentence; anything else is a fault and shows where. */
async function explain(error: unknown): Promise<number> {
  // Loaded only now: a command on a file need not wait for the database's libraries.
  const { ConfigError } = await import('@huke/server/config')
  const { DatabaseStartError, saysAway } = await import('@huke/server/database')
  const { inspect } = await import('node:util')
  const { withoutSecrets } = await import('./without-secrets.ts')
  if (error instanceof ConfigError || error instanceof DatabaseStartError) console.error(error.message)
  else if (saysAway(error)) console.error('The database went away meanwhile. When it is back, do the same again.')
  else console.error(withoutSecrets(inspect(error), process.env))
  return 1
}
