/** Runs at most `running` tasks at a time, others in turn; past `waiting` in the queue, `refuse`. */
export function atMost(
  running: number,
  waiting: number,
  refuse: () => Error,
): <T>(task: () => Promise<T>) => Promise<T> {
  let free = running
  const queue: (() => void)[] = []
  const enter = (): Promise<void> => {
    if (free > 0) {
      free--
      return Promise.resolve()
    }
    if (queue.length >= waiting) return Promise.reject(refuse())
    return new Promise(resolve => queue.push(resolve))
  }
  const leave = (): void => {
    const next = queue.shift()
    if (next === undefined) free++
    else next()
  }
  return async task => {
    await enter()
    try {
      return await task()
    } finally {
      leave()
    }
  }
}
