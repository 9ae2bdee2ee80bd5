/** The standard extensions by their address, with the prefix the standard gives each. */
const PREFIXES: Readonly<Record<string, string>> = {
  'www.xes-standard.org/concept.xesext': 'concept',
  'www.xes-standard.org/time.xesext': 'time',
  'www.xes-standard.org/org.xesext': 'org',
  'www.xes-standard.org/lifecycle.xesext': 'lifecycle',
  'www.xes-standard.org/cost.xesext': 'cost',
  'www.xes-standard.org/identity.xesext': 'identity',
}

/** Attribute keys of a log under the standard prefixes, also where the log declares an extension under another. */
export class XesKeys {
  private readonly renamed = new Map<string, string>()

  declare({ prefix, uri }: Readonly<Record<string, string>>): void {
    const standard = uri === undefined ? undefined : PREFIXES[uri.replace(/^https?:\/\//, '')]
    if (prefix && standard && prefix !== standard) this.renamed.set(prefix, standard)
  }

  standard(key: string): string {
    const colon = key.indexOf(':')
    const prefix = this.renamed.size > 0 && colon > 0 ? this.renamed.get(key.slice(0, colon)) : undefined
    return prefix === undefined ? key : prefix + key.slice(colon)
  }
}

/** Element names count without their namespace prefix: `<xes:trace>` is a trace. */
export function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
