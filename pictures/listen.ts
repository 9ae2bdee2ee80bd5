import type { Page, Request } from 'playwright-core'

export interface Listening {
  /** what the page's programs complained of, and answers that no reader should have got */
  readonly faults: readonly string[]
  /** answers that something is not there */
  readonly missing: readonly string[]
  /** how long nothing has been asked of the server, in milliseconds; 0 while an answer is awaited */
  rests(): number
}

/** Hears what goes wrong in a page that is about to be opened. */
export function listen(page: Page): Listening {
  const faults: string[] = []
  const missing: string[] = []
  let open = 0
  let since = performance.now()
  const ended = async (request: Request) => {
    if (!isCounted(request)) return
    open--
    since = performance.now()
    if (!request.url().includes('/api/')) return
    const status = (await request.response().catch(() => null))?.status() ?? 0
    const answer = `${request.method()} ${request.url().replace(/^https?:\/\/[^/]+/, '')}: ${status}`
    if (status === 404) missing.push(answer)
    // What is not the reader's a page asks for and leaves out; whether somebody is signed in is asked of everybody.
    else if (status !== 403 && (status === 0 || status >= 400) && !answer.endsWith('/session: 401')) faults.push(answer)
  }
  page.on('request', request => isCounted(request) && open++)
  page.on('requestfinished', ended)
  page.on('requestfailed', ended)
  page.on('pageerror', error => faults.push(error.message))
  page.on('console', message => {
    // What could not be loaded is told above, with its address.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text())
  })
  return { faults, missing, rests: () => (open > 0 ? 0 : performance.now() - since) }
}

/** The live stream never ends. */
const isCounted = (request: Request): boolean => !request.url().endsWith('/api/v1/live')
