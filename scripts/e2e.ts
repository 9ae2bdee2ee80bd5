import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { repositoryFolder } from '../server/config.ts'

/** `npm run e2e [-- --seed N --json FILE…]`: the browser tests whole, each in both languages and widths; a seed shuffles their files. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, json: { type: 'boolean', default: false } },
})
const { seed, json } = values
const order = seed === undefined ? [] : ['--sequence.shuffle.files', `--sequence.seed=${seed}`]
const reporter = json ? ['--reporter=./scripts/lines-reporter.ts'] : []
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'e2e', ...order, ...reporter, ...positionals], {
  stdio: 'inherit',
  cwd: repositoryFolder,
  env: { ...process.env, HUKE_WHOLE: '1' },
})
process.exitCode = status ?? 1
