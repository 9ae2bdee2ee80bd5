import { writeFileSync } from 'node:fs'
import { variables } from '../server/config.ts'

export const configurationFile = new URL('../docs/guide/configuration.md', import.meta.url)

/** Every setting of the installation as a page of the documentation. */
export function configurationPage(): string {
  return `${[
    '# Settings',
    '',
    'Printed from `server/config.ts` by `npm run docs`; a test fails when it is out of date.',
    '',
    'Settings are environment variables. An empty one counts as not given. One that cannot be ends the start with a',
    'sentence that names it, its value and what is expected.',
    '',
    '| Variable | Default | What it is |',
    '| --- | --- | --- |',
    ...Object.values(variables).map(({ name, default: usual, about }) => `| \`${name}\` | ${usual} | ${about} |`),
  ].join('\n')}\n`
}

if (import.meta.main) writeFileSync(configurationFile, configurationPage())
