/** How many places a text takes on a terminal: Chinese characters and other wide ones take two. */
export function width(text: string): number {
  let places = 0
  for (const character of text) places += WIDE.test(character) ? 2 : 1
  return places
}

const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u

export const padEnd = (text: string, places: number): string => text + ' '.repeat(Math.max(0, places - width(text)))
export const padStart = (text: string, places: number): string => ' '.repeat(Math.max(0, places - width(text))) + text

/** Cut to so many places, with a sign that it was. */
export function clipped(text: string, places: number): string {
  if (width(text) <= places) return text
  let short = ''
  for (const character of text) {
    if (width(short + character) > places - 1) break
    short += character
  }
  return `${short}…`
}
