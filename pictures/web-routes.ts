import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { repositoryFolder } from '../server/config.ts'

interface Found {
  readonly file: string
  /** null of a layout that adds nothing to the address */
  readonly path: string | null
  readonly parent: string
}

/** The addresses in the web's route table, read from its source: loading it would need a browser. */
export function webRoutes(): readonly string[] {
  const found = new Map<string, Found>()
  let calls = 0
  for (const file of globSync('web/**/*.tsx', { cwd: repositoryFolder, exclude: ['web/node_modules/**'] })) {
    const text = readFileSync(path.join(repositoryFolder, file), 'utf8')
    calls += text.split('createRoute({').length - 1
    for (const [name, route] of routesIn(file, text)) found.set(`${file} ${name}`, route)
  }
  if (found.size !== calls) throw new Error(`of ${calls} routes only ${found.size} were understood`)
  const parentOf = ({ file, parent }: Found): Found | undefined =>
    found.get(`${file} ${parent}`) ?? [...found].find(([key]) => key.endsWith(` ${parent}`))?.[1]
  const address = (route: Found): string => {
    const above = parentOf(route)
    return `${above === undefined ? '' : address(above)}/${route.path ?? ''}`.replaceAll(/\/{2,}/g, '/')
  }
  const pages = [...found.values()].filter(route => route.path !== null)
  return [...new Set(pages.map(route => address(route).replace(/(.)\/$/, '$1')))].sort()
}

function routesIn(file: string, text: string): [string, Found][] {
  const common = /^const getParentRoute = \(\) => (\w+)$/m.exec(text)?.[1]
  return [...text.matchAll(/^(?:export )?const (\w+) = createRoute\(\{([^]*?)\}\)$/gm)].flatMap(([, name, body]) => {
    const parent = /getParentRoute: \(\) => (\w+)/.exec(body ?? '')?.[1] ?? common
    const own = /\bpath: '([^']*)'/.exec(body ?? '')?.[1]
    const isLayout = /\bid: '/.test(body ?? '')
    if (name === undefined || parent === undefined || (own === undefined && !isLayout)) return []
    return [[name, { file, path: own ?? null, parent }]]
  })
}
