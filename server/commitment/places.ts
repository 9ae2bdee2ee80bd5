import type { Id } from '@huke/core/commitment'

/** Counts what each person has open on this node, such as streams, of which nobody has more than so many. */
export function countPlaces(mostOfOnePerson: number) {
  const open = new Map<Id, number>()
  return {
    /** Answers what gives the place back; null where all are taken. */
    take(person: Id): (() => void) | null {
      const count = open.get(person) ?? 0
      if (count >= mostOfOnePerson) return null
      open.set(person, count + 1)
      let given = false
      return () => {
        if (given) return
        given = true
        const left = (open.get(person) ?? 1) - 1
        if (left === 0) open.delete(person)
        else open.set(person, left)
      }
    },
  }
}
