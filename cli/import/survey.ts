import { surveyHistory } from '@huke/server/mining'
import { openForCli } from '../open.ts'
import type { Given } from './bring-in.ts'
import { tellDoubts } from './doubts.ts'

/** Says what an import would bring, and writes nothing but the rows it would reject and the names it would ask about. */
export async function survey(given: Given): Promise<number> {
  const { world, close } = await openForCli()
  try {
    const s = await surveyHistory(world, given)
    const { cases, events, rejected, outOfOrder, open, units, people } = s
    console.log(`Would import ${cases} cases with ${events} events; ${open} of them are open at the source.
  It would land inside ${s.place ?? 'a unit of its own: there is no organisation yet'}.
  ${units.named} units and ${people.named} people are named; ${units.made} and ${people.made} of them would be made.
  ${outOfOrder} cases have acts out of order: only their last delivery would count.
  ${rejected} rows rejected${rejected > 0 ? `: see ${given.rejectedFile}` : ''}.
  ${s.doubts} names are doubtful${s.doubts > 0 ? ':' : '.'}`)
    if (s.doubts > 0) tellDoubts(s.doubtful, given.namesFile)
    return 0
  } finally {
    await close()
  }
}
