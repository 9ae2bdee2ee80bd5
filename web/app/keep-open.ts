/** As much of an EventSource as is needed here; 2 = closed for good. */
export interface Source {
  readonly readyState: number
  addEventListener(type: string, hear: (event: MessageEvent<string>) => void): void
  close(): void
}

const closedForGood = 2
const firstMs = 2000
const longestMs = 30_000

/**
 * Keeps a stream open until told to end. A broken one is opened again by the browser itself, one that was refused (by a
 * server that has no database just now) is not: that we do, ever more seldom. `onReturn` is called after every gap, `onRefused`
 * when it was refused.
 */
export function keepOpen(
  open: () => Source,
  hear: (change: MessageEvent<string>) => void,
  onReturn: () => void,
  onRefused: () => void,
): () => void {
  let source: Source
  let again: ReturnType<typeof setTimeout> | undefined
  let pauseMs = firstMs
  let wasLost = false

  const begin = (): void => {
    source = open()
    source.addEventListener('change', hear)
    source.addEventListener('open', () => {
      // What happened while the connection was lost was not told.
      if (wasLost) onReturn()
      wasLost = false
      pauseMs = firstMs
    })
    source.addEventListener('error', () => {
      wasLost = true
      if (source.readyState !== closedForGood) return
      onRefused()
      clearTimeout(again)
      // Not everybody at the same moment.
      again = setTimeout(begin, pauseMs * (0.5 + Math.random()))
      pauseMs = Math.min(2 * pauseMs, longestMs)
    })
  }
  begin()
  return () => {
    clearTimeout(again)
    source.close()
  }
}
