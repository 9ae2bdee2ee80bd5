import { spawn } from 'node:child_process'
import type { SystemUser } from './system-user.ts'

export type Outcome = { ok: boolean; output: string }

/** Runs a program to its end as `user`. A program that cannot be started at all is an outcome too, not an exception. */
export function runCommand(program: string, args: string[], user?: SystemUser): Promise<Outcome> {
  return new Promise(resolve => {
    const child = spawn(program, args, {
      ...user,
      cwd: '/',
      env: commandEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', chunk => (output += chunk))
    child.stderr.on('data', chunk => (output += chunk))
    child.on('error', error => resolve({ ok: false, output: error.message }))
    child.on('close', status => resolve({ ok: status === 0, output: output.trim() }))
  })
}

/** PG* variables of the operator's shell must not leak into the embedded server, hence not `process.env`. */
export function commandEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: systemLocale, LC_MESSAGES: 'C', TZ: 'UTC' }
}

export const systemLocale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
