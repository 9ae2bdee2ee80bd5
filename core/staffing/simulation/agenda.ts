/** Who is done when: a heap of times with the person of each. */
export function agenda() {
  const times: number[] = []
  const persons: number[] = []
  const swap = (a: number, b: number) => {
    ;[times[a], times[b]] = [times[b], times[a]]
    ;[persons[a], persons[b]] = [persons[b], persons[a]]
  }
  return {
    /** Infinite where nothing is to come. */
    next: (): number => times[0] ?? Number.POSITIVE_INFINITY,
    add: (time: number, person: number): void => {
      let at = times.push(time) - 1
      persons.push(person)
      while (at > 0 && times[(at - 1) >> 1] > times[at]) {
        swap(at, (at - 1) >> 1)
        at = (at - 1) >> 1
      }
    },
    take: (): number => {
      const [person] = persons
      swap(0, times.length - 1)
      times.pop()
      persons.pop()
      for (let at = 0; ; ) {
        let least = at
        for (const child of [2 * at + 1, 2 * at + 2])
          if (child < times.length && times[child] < times[least]) least = child
        if (least === at) return person
        swap(at, least)
        at = least
      }
    },
  }
}
