import { childNamed, type XmlElement } from './xml.ts'

export type PnmlParts = {
  readonly places: readonly XmlElement[]
  readonly transitions: readonly XmlElement[]
  readonly arcs: readonly XmlElement[]
  readonly finalMarkings: readonly XmlElement[]
  /** What references to places and transitions on other pages refer to. */
  readonly same: ReadonlyMap<string, string>
}

/** A reference stands for what it refers to, which may be a reference again. */
export function resolved(id: string, same: ReadonlyMap<string, string>): string {
  let at = id
  for (let steps = 0; same.has(at) && steps <= same.size; steps++) at = same.get(at)!
  return at
}

/** `<name><text>a</text></name>`, or `<value>` in place of `<text>` as before the standard. */
export function valueUnder(element: XmlElement, name: string): string | undefined {
  const child = childNamed(element, name)
  return child && valueOf(child)
}

export function valueOf(element: XmlElement): string {
  return (childNamed(element, 'text') ?? childNamed(element, 'value') ?? element).text
}

/** A number of tokens; programs that know coloured tokens write `Default,1`. */
export function tokens(text: string): number {
  return Number(text.slice(text.lastIndexOf(',') + 1))
}
