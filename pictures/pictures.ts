import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { hasBrowser, openBrowser } from '../e2e/browser.ts'
import { type Running, start, temporaryFolder } from '../e2e/product.ts'
import { type Asked, readAsked, usage } from './asked.ts'
import { sheet } from './sheet.ts'
import { signIn } from './sign-in.ts'
import { type Picture, type Place, take } from './take.ts'
import { findMatters, findThings } from './things.ts'

/** `npm run pictures`: every page as every role sees it, in both languages and widths, on one page to look at. */
const asked = readAsked(process.argv.slice(2))
if (typeof asked === 'string') {
  console.error(`${asked}\n${usage}`)
  process.exitCode = 2
} else if (!hasBrowser) {
  console.error('The pictures need Debian’s Chromium: apt-get install chromium fonts-noto-cjk')
  process.exitCode = 2
} else {
  process.exitCode = (await run(asked)) === 0 ? 0 : 1
}

/** Answers how many faults were seen. */
async function run(asked: Asked): Promise<number> {
  const begun = performance.now()
  const browser = await openBrowser()
  const pictures: Picture[] = []
  try {
    await mkdir(asked.folder, { recursive: true })
    for await (const picture of takeAll(browser, asked)) {
      pictures.push(picture)
      tell(picture, asked.json)
    }
  } finally {
    await browser.close()
  }
  const index = path.join(asked.folder, 'index.html')
  await writeFile(index, sheet(pictures))
  const faults = pictures.filter(picture => picture.faults.length > 0).length
  const unseen = pictures.filter(picture => !picture.seen).length
  const seconds = Math.round((performance.now() - begun) / 1000)
  if (asked.json) console.log(JSON.stringify({ pictures: pictures.length, unseen, faults, seconds }))
  else console.log(`${pictures.length} pictures, ${unseen} not theirs, ${faults} with faults, ${seconds} s: ${index}`)
  return faults
}

async function* takeAll(browser: Browser, asked: Asked): AsyncGenerator<Picture> {
  yield* at(true, asked, async function* (demo) {
    const things = await findThings(demo.address)
    for (const role of asked.roles) {
      const routes = asked.routes.filter(({ visitor }) => (role === 'visitor' ? visitor === 'demo' : !visitor))
      const place = { role, origin: demo.address, routes }
      if (role === 'visitor') yield* take(browser, { ...place, cookie: null, things }, asked)
      else {
        const reader = await signIn(demo.address, role)
        const all = new Map([...things, ...(await findMatters(reader))])
        yield* take(browser, { ...place, cookie: reader.cookie, things: all }, asked)
      }
    }
  })
  const routes = asked.routes.filter(({ visitor }) => visitor === 'empty')
  if (routes.length === 0 || !asked.roles.includes('visitor')) return
  yield* at(false, asked, empty => {
    const place: Place = { role: 'visitor', origin: empty.address, cookie: null, routes, things: new Map() }
    return take(browser, place, asked)
  })
}

async function* at(
  demo: boolean,
  { json }: Asked,
  pictures: (product: Running) => AsyncGenerator<Picture>,
): AsyncGenerator<Picture> {
  const data = await temporaryFolder()
  if (!json) console.log(demo ? 'The demo is starting, which takes a minute …' : 'An empty installation is starting …')
  const product = await start({ data: data.folder, demo })
  try {
    yield* pictures(product)
  } finally {
    await product.stop()
    await data.remove()
  }
}

function tell({ file, faults, ...picture }: Picture, json: boolean): void {
  if (json) console.log(JSON.stringify({ ...picture, file, faults }))
  else for (const fault of faults) console.log(`${file}: ${fault}`)
}
