import { between, pickWeighted } from '../../../seed/random.ts'
import { notAddingUp } from './adds-up.ts'
import type { Template } from '../template.ts'
import { openCompany } from './company.ts'
import { unreadable } from './everything-answers.ts'
import { peopleSteps } from './people-steps.ts'
import { unanswered } from './somebody-answers.ts'
import { unitSteps } from './unit-steps.ts'
import { workSteps } from './work-steps.ts'

export interface HistoryOptions {
  readonly seed: string
  readonly steps: number
  /** at so many steps every list and page is asked for */
  readonly readings: number
  readonly readers: number
  /** a server other than that of the tests */
  readonly on?: Template
}

export interface History {
  readonly seed: string
  /** what happened, a line a step */
  readonly trail: readonly string[]
  /** empty where all holds */
  readonly faults: readonly string[]
}

const steps = [...workSteps, ...peopleSteps, ...unitSteps]

/**
 * Lets a company live through random joins, moves, leaves, ends, merges, splits and imports while its people work, and looks
 * after every step whether every open matter has somebody to answer for it. Ends at the first fault.
 */
export async function tellHistory({ seed, steps: count, readings, readers, on }: HistoryOptions): Promise<History> {
  const company = await openCompany(seed, on)
  const trail: string[] = []
  const readAt = new Set(Array.from({ length: readings }, () => between(company.random, Math.floor(count / 3), count)))
  try {
    for (let n = 1; n <= count; n++) {
      const step = pickWeighted(company.random, steps, one => one.weight)
      trail.push(`${n} ${company.today()} ${step.name}: ${await step.run(company)}`)
      await company.settle()
      const faults = [
        ...(await unanswered(company)),
        ...(readAt.has(n) ? [...(await unreadable(company, readers)), ...(await notAddingUp(company))] : []),
      ]
      if (faults.length > 0) return { seed, trail, faults }
    }
    return { seed, trail, faults: [] }
  } finally {
    await company.close()
  }
}
