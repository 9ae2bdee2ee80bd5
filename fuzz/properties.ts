import { spawn } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { repositoryFolder } from '../server/config.ts'

export interface PropertyFault {
  readonly seed: number
  readonly file: string
  readonly test?: string
  /** with the counterexample */
  readonly errors: readonly string[]
}

export interface PropertyFigures {
  readonly files: number
  readonly rounds: number
  readonly tests: number
  readonly faults: number
}

/** Every test file whose cases are drawn, again and again, each time with another seed. */
export async function fuzzProperties(
  seed: number,
  rounds: number,
  onFault: (fault: PropertyFault) => void,
): Promise<PropertyFigures> {
  const files = drawing()
  let [tests, faults] = [0, 0]
  for (let round = 0; round < rounds; round++)
    for await (const line of results(files, seed + round)) {
      if (line.state === undefined) continue
      tests++
      if (line.state !== 'failed') continue
      faults++
      onFault({ seed: seed + round, file: line.file, test: line.test, errors: line.errors })
    }
  return { files: files.length, rounds, tests, faults }
}

/** They import fast-check, or take their seed from HUKE_SEED themselves. The API is asked by `fuzzRequests`. */
const drawing = (): readonly string[] =>
  globSync('{core,server,web,cli,seed}/**/*.test.ts', {
    cwd: repositoryFolder,
    exclude: ['**/node_modules/**'],
  }).filter(file => {
    const text = readFileSync(path.join(repositoryFolder, file), 'utf8')
    return (text.includes(`from 'fast-check'`) || text.includes('HUKE_SEED')) && !text.includes('fuzzRequests')
  })

interface Line {
  readonly file: string
  readonly test?: string
  readonly state?: string
  readonly errors: readonly string[]
}

async function* results(files: readonly string[], seed: number): AsyncGenerator<Line> {
  const child = spawn('npx', ['vitest', 'run', '--reporter=./scripts/lines-reporter.ts', ...files], {
    cwd: repositoryFolder,
    env: { ...process.env, HUKE_SEED: String(seed) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('{')) yield JSON.parse(line)
}
