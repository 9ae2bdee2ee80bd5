import { isRefused, type ModelReading, refused } from './model-problem.ts'
import { pnmlArcs } from './pnml-arcs.ts'
import { pnmlMarkings } from './pnml-markings.ts'
import type { PnmlParts } from './pnml-parts.ts'
import { childrenNamed, type XmlElement } from './xml.ts'

/**
 * The net of a PNML file (ISO/IEC 15909-2; also as ProM, PM4Py and older programs write it, with or without pages).
 * A net without initial or final marking gets them from its one place without arcs in, or out. Refused: weighted,
 * inhibitor and reset arcs, several nets in a file, a marking that cannot be told.
 */
export function readPnml(root: XmlElement): ModelReading {
  const nets = childrenNamed(root, 'net')
  const net = nets[0]
  if (!net) return refused('mining.model-empty', root, 'no net', 'a <net> with places and transitions')
  if (nets.length > 1) return refused('mining.model-ambiguous', nets[1]!, `${nets.length} nets`, 'one net in a file')
  const parts = partsOf(root, net)
  if (parts.transitions.length === 0)
    return refused('mining.model-empty', net, 'no transition', 'a net with places and transitions')
  const arcs = pnmlArcs(parts)
  return isRefused(arcs) ? arcs : pnmlMarkings(net, parts, arcs.transitions)
}

function partsOf(root: XmlElement, net: XmlElement): PnmlParts {
  const all = withPages(net)
  const named = (name: string) => all.filter(element => element.name === name)
  const references = [...named('referencePlace'), ...named('referenceTransition')]
  return {
    places: named('place'),
    transitions: named('transition'),
    arcs: named('arc'),
    finalMarkings: [...named('finalmarkings'), ...childrenNamed(root, 'finalmarkings')].flatMap(list =>
      childrenNamed(list, 'marking'),
    ),
    same: new Map(references.map(({ attributes }) => [attributes.id ?? '', attributes.ref ?? ''])),
  }
}

function withPages(element: XmlElement): readonly XmlElement[] {
  return element.children.flatMap(child => (child.name === 'page' ? withPages(child) : [child]))
}
