import type { PetriNet } from './petri-net.ts'
import { xmlValue } from './xml.ts'

/**
 * The net as PNML (ISO/IEC 15909-2, place/transition net). What the standard has no words for is written as ProM writes
 * it and others read it: silent transitions by a tool-specific mark, the final marking beside the page.
 */
export function pnmlText(net: PetriNet, name: string): string {
  const page = [
    ...net.places.map((_, p) => placeText(net, p)),
    ...net.transitions.map(transitionText),
    ...arcTexts(net),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>
<pnml xmlns="http://www.pnml.org/version-2009/grammar/pnml">
  <net id="net1" type="http://www.pnml.org/version-2009/grammar/ptnet">
    ${named(name)}
    <page id="page1">
${page.map(line => `      ${line}\n`).join('')}    </page>
    <finalmarkings>
      <marking>
${net.final.map((tokens, p) => finalText(tokens, p)).join('')}      </marking>
    </finalmarkings>
  </net>
</pnml>
`
}

function placeText({ places, initial }: PetriNet, p: number): string {
  const tokens = initial[p]! > 0 ? `<initialMarking><text>${initial[p]}</text></initialMarking>` : ''
  return `<place id="p${p}">${named(places[p]!)}${tokens}</place>`
}

function transitionText({ name, label }: PetriNet['transitions'][number], t: number): string {
  const silent = label === null ? '<toolspecific tool="ProM" version="6.4" activity="$invisible$"/>' : ''
  return `<transition id="t${t}">${named(label ?? name)}${silent}</transition>`
}

function arcTexts({ transitions }: PetriNet): readonly string[] {
  const arcs = transitions.flatMap(({ inputs, outputs }, t) => [
    ...inputs.map(p => [`p${p}`, `t${t}`]),
    ...outputs.map(p => [`t${t}`, `p${p}`]),
  ])
  return arcs.map(([source, target], i) => `<arc id="a${i}" source="${source}" target="${target}"/>`)
}

function finalText(tokens: number, p: number): string {
  return `        <place idref="p${p}"><text>${tokens}</text></place>\n`
}

function named(name: string): string {
  return `<name><text>${xmlValue(name)}</text></name>`
}
