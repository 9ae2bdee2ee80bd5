/** On standard error: how far the year is, and how long the rest may take. One line each few seconds, each month at least. */
export type Progress = (said: { readonly date: string; readonly share: number; readonly asked: number }) => void

const everyMs = 5000

export function progressLines(): Progress {
  const started = performance.now()
  let last = Number.NEGATIVE_INFINITY
  return ({ date, share, asked }) => {
    const now = performance.now()
    if (now - last < everyMs) return
    last = now
    const seconds = (now - started) / 1000
    const left = share > 0.02 ? `, about ${Math.round((seconds / share) * (1 - share))} s more` : ''
    console.error(`  ${date}  ${asked} asked, ${Math.round(seconds)} s${left}`)
  }
}
