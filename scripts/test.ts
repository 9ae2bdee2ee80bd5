import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { repositoryFolder } from '../server/config.ts'

/** `npm test`: everything that has to hold, cheapest first; ends with one line `N passed, N failed, N skipped`. */
const packages = ['chromium', 'fonts-noto-cjk']

provideBrowser()
for (const step of ['lint', 'types']) run('npm', ['run', '--silent', step])
run('npx', ['vitest', 'run', ...process.argv.slice(2)])

/** The browser tests drive Debian's Chromium; where this machine lacks it and we may, it is installed. */
function provideBrowser(): void {
  if (existsSync('/usr/bin/chromium') && hasChineseFonts()) return
  const may = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!may) {
    console.log(
      `The browser tests need Debian's ${packages.join(' and ')} and are left out where Chromium is missing: apt-get install ${packages.join(' ')}`,
    )
    return
  }
  console.log(`Installing Debian's ${packages.join(' and ')} for the browser tests …`)
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env: environment })
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: 'ignore',
    env: environment,
  })
}

function hasChineseFonts(): boolean {
  const { stdout } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
  return (stdout ?? '').trim() !== ''
}

function run(command: string, args: string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit', cwd: repositoryFolder })
  if (status !== 0) process.exit(status ?? 1)
}
