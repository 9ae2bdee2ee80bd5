type Deed = () => Promise<void>

interface Entry {
  readonly at: number
  readonly place: number
  readonly deed: Deed
}

/** What is to be done, by time; of the same time what was noted first. */
export function agenda() {
  const heap: Entry[] = []
  let noted = 0

  const note = (at: number, deed: Deed): void => {
    heap.push({ at, place: noted++, deed })
    for (let i = heap.length - 1; i > 0; ) {
      const above = (i - 1) >> 1
      if (!isBefore(heap[i] as Entry, heap[above] as Entry)) return
      swap(heap, i, above)
      i = above
    }
  }

  const take = (): Entry | undefined => {
    const first = heap[0]
    const last = heap.pop()
    if (first === undefined || last === undefined || heap.length === 0) return first
    heap[0] = last
    for (let i = 0; ; ) {
      const [left, right] = [2 * i + 1, 2 * i + 2]
      let least = i
      if (left < heap.length && isBefore(heap[left] as Entry, heap[least] as Entry)) least = left
      if (right < heap.length && isBefore(heap[right] as Entry, heap[least] as Entry)) least = right
      if (least === i) return first
      swap(heap, i, least)
      i = least
    }
  }

  return { note, take, nextAt: (): number | undefined => heap[0]?.at }
}

export type Agenda = ReturnType<typeof agenda>

const isBefore = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.place < b.place)

function swap(heap: Entry[], a: number, b: number): void {
  ;[heap[a], heap[b]] = [heap[b] as Entry, heap[a] as Entry]
}
