import { useSyncExternalStore } from 'react'

const beat = 30_000
const hearers = new Set<() => void>()
let now = Date.now()
let timer: number | undefined

/** The present, renewed twice a minute for the whole page at once. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now)

function subscribe(hear: () => void): () => void {
  hearers.add(hear)
  if (timer === undefined) {
    now = Date.now()
    timer = window.setInterval(tick, beat)
  }
  return () => {
    hearers.delete(hear)
    if (hearers.size > 0) return
    window.clearInterval(timer)
    timer = undefined
  }
}

function tick(): void {
  now = Date.now()
  for (const hear of hearers) hear()
}
