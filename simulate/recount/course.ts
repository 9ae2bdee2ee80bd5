import type { Said } from './journal.ts'

/** One run of the clock of delivery: from when to when, and when it stood still. */
export interface Run {
  readonly number: number
  readonly from: number
  to: number | null
  pauses: { from: number; to: number | null; why: string }[]
}

interface Agreed {
  readonly by: number
  readonly at: number
  readonly double?: true
}

interface Customer {
  unit: string
  readonly person: string | null
  left: boolean
  verdict: 'due' | 'accepted' | 'lapsed' | 'passed' | null
  judgedBy: string | null
}

interface Delivered {
  readonly at: number
  readonly unit: string
}

interface Offered {
  readonly by: string
  readonly opened: string
  readonly from: string
  readonly dueBy: number | null
}

/** As it was before a delivery or an offer, which may be taken back. */
interface Before {
  readonly runs: Run[]
  readonly deliveries: Delivered[]
  readonly offer: Offered | null
  readonly state: string
}

export interface Closing {
  readonly at: number
  readonly how: 'accepted' | 'lapsed' | 'passed' | 'declined' | 'withdrawn' | 'failed' | 'void'
  readonly run: Run | null
  readonly delivery: { readonly at: number; readonly unit: string } | null
  readonly supplier: string
  /** who was served then, whoever takes their place later */
  readonly customer: string
  readonly inPerson: boolean
  /** what it was measured by when it closed */
  readonly measure: Measure
}

/** What decides by when something has to be delivered. */
export interface Measure {
  readonly priority: string
  readonly since: number | null
  readonly moved: Agreed | null
  readonly promise: Agreed | null
  readonly firstAgreed: Agreed | null
  readonly calendar: { readonly id: string; readonly version: number }
}

/** What the journal says of one matter, retold by the words of the design and not by core/commitment. */
export interface Course {
  readonly asked: Said
  readonly runs: readonly Run[]
  readonly closings: readonly Closing[]
  readonly measure: Measure
  readonly supplier: string
  readonly customer: string
  readonly isOpen: boolean
  readonly servedBy: ReadonlySet<string>
  /** each time that something took the standard's place: what it was before, of which run */
  readonly moves: readonly { readonly at: number; readonly run: Run; readonly before: Measure }[]
  /** what should not have been said at all */
  readonly wrong: readonly string[]
}

const noService = ['commented', 'watched', 'unwatched']
const raised = ['low', 'normal', 'high', 'urgent']

export function retell(events: readonly Said[]): Course {
  const asked = events[0] as Said
  const { terms } = asked
  let runs: Run[] = []
  let measure: Measure = {
    priority: asked['priority'],
    since: null,
    moved: null,
    promise: null,
    firstAgreed: null,
    calendar: terms.calendar,
  }
  let supplier: string = asked['supplier'].unit
  let offer = null as Offered | null
  let state = 'requested'
  let deliveries: Delivered[] = []
  let before = null as Before | null
  let isWaiting = false
  const customers: Customer[] = [{ ...asked['customer'], left: false, verdict: null, judgedBy: null }]
  let closings: Closing[] = []
  const servedBy = new Set<string>()
  const wrong: string[] = []
  const moves: { at: number; run: Run; before: Measure }[] = []
  let isOpen = true

  const start = (at: number) => {
    runs = [...runs, { number: runs.length + 1, from: at, to: null, pauses: [] }]
  }
  const startOnce = (at: number) => {
    if (runs.length > 0) return
    start(at)
    if (isWaiting) pause('waiting', at)
  }
  const running = () => runs.find(run => run.to === null)
  const pause = (why: string, from: number, to: number | null = null) => running()?.pauses.push({ from, to, why })
  const goOn = (at: number, ...why: string[]) => {
    for (const p of running()?.pauses ?? []) if (why.includes(p.why) && (p.to === null || p.to > at)) p.to = at
  }
  const settle = (by: number | null, at: number) => {
    const promise = by === null ? measure.promise : { by, at }
    measure = { ...measure, promise, firstAgreed: measure.firstAgreed ?? promise }
  }
  const close = (at: number, how: Closing['how']) => {
    const run = running() ?? runs.at(-1) ?? null
    const delivery = deliveries.at(-1) ?? null
    const isJudged = how === 'accepted' || how === 'lapsed' || how === 'passed'
    if (run !== null && run.to === null) {
      if (isJudged) run.pauses = run.pauses.filter(p => !(p.why === 'delivered' && p.to === null))
      run.to = isJudged && delivery !== null ? delivery.at : at
    }
    const inPerson = customers.some(
      x => !x.left && x.judgedBy !== null && x.judgedBy === x.person && x.person !== asked.by.person,
    )
    const kept = run === null ? null : { ...run, pauses: run.pauses.map(p => ({ ...p })) }
    closings.push({ at, how, run: kept, delivery, supplier, customer: first().unit, inPerson, measure })
    isOpen = false
    state = how
  }
  const moving = (at: number) => {
    const run = running()
    if (run !== undefined) moves.push({ at, run: structuredClone(run), before: measure })
  }
  const first = () => customers.find(x => !x.left) ?? (customers[0] as Customer)
  const snapshot = () => ({ runs: structuredClone(runs), deliveries: [...deliveries], offer, state })
  const customerOf = (e: Said) => customers[(e['customer'] ?? 1) - 1] as Customer

  if (terms.resolutionStarts === 'requested') start(asked.at)
  for (const e of events.slice(1)) {
    const { type, at } = e
    if ((e.by.as === 'supplier' || e.by.as === 'supplier-head') && !noService.includes(type))
      for (const person of [e.by.person, e.by.delegateOf]) if (person) servedBy.add(person)
    switch (type) {
      case 'promised':
        state = 'promised'
        startOnce(at)
        settle(e['dueBy'], at)
        break
      case 'countered':
        before = snapshot()
        offer = {
          by: e['side'],
          opened: offer?.opened ?? e['side'],
          from: offer?.from ?? state,
          dueBy: e['offer'].dueBy,
        }
        state = 'negotiating'
        startOnce(at)
        break
      case 'agreed': {
        startOnce(at)
        settle(offer?.dueBy ?? null, at)
        const moves = e['moves']
        if (moves !== undefined) {
          if (offer?.opened !== 'customer' || offer.from === 'requested')
            wrong.push('the standard moved, and the customer had not wished it')
          moving(at)
          measure = {
            ...measure,
            moved: moves.dueBy === undefined ? null : { by: moves.dueBy, at },
            ...(moves.priority === undefined ? {} : { priority: moves.priority, since: moves.since ?? null }),
          }
        }
        state = offer?.from === 'returned' ? 'returned' : 'promised'
        offer = null
        break
      }
      case 'offer-declined':
      case 'offer-fell':
        state = offer?.from ?? state
        offer = null
        break
      case 'taken-back':
        if (before !== null) {
          ;({ runs, deliveries, offer, state } = before)
          for (const x of customers) if (x.verdict === 'due') x.verdict = null
        }
        break
      case 'asked':
        isWaiting = true
        pause('waiting', at)
        break
      case 'answered':
        isWaiting = false
        goOn(at, 'waiting')
        break
      case 'held':
        if (terms.holdPausesResolution) {
          goOn(at, 'hold')
          pause('hold', at, e['until'])
        }
        break
      case 'resumed':
        goOn(at, 'hold')
        break
      case 'suspended':
        pause('suspended', at)
        break
      case 'lifted':
        goOn(at, 'suspended')
        break
      case 'transferred':
        supplier = e['to'].unit
        break
      case 'succeeded':
        if (e['side'] === 'supplier') supplier = e['to'].unit
        else {
          const number = e['customer'] ?? customers.findIndex(x => !x.left) + 1
          customers[number - 1] = {
            ...(customers[number - 1] as Customer),
            unit: e['to'].unit,
            person: e['to'].person,
          } as Customer
        }
        break
      case 'joined':
        customers.push({ ...e['customer'], left: false, verdict: null, judgedBy: null })
        if (e['dueBy'] !== undefined) measure = { ...measure, moved: { by: e['dueBy'], at, double: true } }
        break
      case 'left':
        Object.assign(customerOf(e), { left: true, verdict: null })
        break
      case 'prioritised':
        if (!e['standardStays']) {
          moving(at)
          const isHigher = raised.indexOf(e['priority']) > raised.indexOf(measure.priority)
          const priority = isHigher ? e['priority'] : measure.priority
          measure = { ...measure, priority, since: e['since'] ?? null }
        }
        measure = { ...measure, promise: null }
        break
      case 'recalendared':
        measure = { ...measure, calendar: e['calendar'] }
        // A correction says that days had been written down wrongly: what has closed is read anew as well.
        if (e['correction'] !== undefined)
          closings = closings.map(one => ({ ...one, measure: { ...one.measure, calendar: e['calendar'] } }))
        break
      case 'delivered':
        before = snapshot()
        isWaiting = false
        state = 'delivered'
        goOn(at, 'waiting', 'hold')
        pause('delivered', at)
        deliveries = [...deliveries, { at, unit: supplier }]
        for (const x of customers) if (!x.left && x.verdict === null) x.verdict = 'due'
        break
      case 'accepted':
      case 'lapsed':
      case 'passed': {
        Object.assign(customerOf(e), { verdict: type, judgedBy: type === 'accepted' ? e.by.person : null })
        const present = customers.filter(x => !x.left)
        if (present.some(x => x.verdict === 'due')) break
        const best = (['accepted', 'lapsed'] as const).find(how => present.some(x => x.verdict === how))
        close(at, best ?? 'passed')
        break
      }
      case 'returned':
        state = 'returned'
        goOn(at, 'delivered')
        for (const x of customers) if (x === customerOf(e) || x.verdict === 'due') x.verdict = null
        break
      case 'reopened': {
        isOpen = true
        state = 'returned'
        for (const x of customers) if (x === customerOf(e) || x.verdict === 'due') x.verdict = null
        const last = runs.at(-1)
        if (terms.reopenMode === 'new-clock') start(at)
        else if (last !== undefined && last.to !== null) {
          const closed = closings.at(-1)?.at ?? at
          last.pauses = [...last.pauses, { from: last.to, to: closed, why: 'delivered' }]
          if (terms.reopenMode === 'continue-without-closed-time')
            last.pauses.push({ from: closed, to: at, why: 'closed' })
          last.to = null
        }
        break
      }
      case 'declined':
      case 'withdrawn':
      case 'failed':
        close(at, type)
        break
      case 'merged':
      case 'voided':
        close(at, 'void')
        break
      default:
        break
    }
  }
  return { asked, runs, closings, measure, supplier, customer: first().unit, isOpen, servedBy, moves, wrong }
}
