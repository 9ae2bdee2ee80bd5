const mostTimes = 4
const longestWaitMs = 10_000

/**
 * Asks, and again under the same key where the server could not say whether it was done, or could not do it just now: by its
 * key it is done once, however often it is asked for.
 */
export async function askUntilKnown(
  ask: () => Promise<Response>,
  isKeyed: boolean,
  wait: (ms: number) => Promise<void>,
): Promise<Response> {
  for (let times = 1; ; times++) {
    const response = await ask().catch((error: unknown) => {
      if (!isKeyed || times >= mostTimes) throw error
      return null
    })
    const isToAskAgain = response === null || response.status === 503
    if (!isKeyed || !isToAskAgain || times >= mostTimes) return response as Response
    const seconds = Number(response?.headers.get('retry-after') ?? times)
    await wait(Math.min(seconds * 1000, longestWaitMs))
  }
}
