import { refusal } from './refusal.ts'
import { blank, checkDue, childId, type Rule, wordsMissing } from './rule.ts'

/** A part handed to another unit: the holder becomes its customer, and delivers only when every part is closed. */
export const splitRule: Rule<'split'> = (c, act, { at, newIds }) => {
  if (blank(act.title)) return wordsMissing('split', 'title')
  const refused = act.dueBy === undefined ? null : checkDue('split', 'dueBy', act.dueBy, at)
  if (refused !== null) return refused
  if (act.supplier.person !== null && act.supplier.person === c.supplier.person) {
    return refusal('commitment.same-holder', 'split', 'supplier', act.supplier.person, 'somebody else')
  }
  const id = childId(newIds)
  const targets = { response: c.terms.targets[c.priority].response, resolution: null }
  return {
    events: [{ type: 'split', child: id, relation: 'part' }],
    children: [
      {
        id,
        request: {
          type: 'requested',
          kind: 'ad-hoc',
          title: act.title,
          words: act.words,
          form: {},
          service: null,
          customer: c.supplier,
          supplier: act.supplier,
          priority: c.priority,
          terms: {
            ...c.terms,
            source: { kind: 'ad-hoc', id: null, version: 0 },
            targets: { urgent: targets, high: targets, normal: targets, low: targets },
            promise: 'by-person',
            checklist: [],
          },
          dueBy: act.dueBy ?? null,
          parent: { id: c.id, relation: 'part' },
        },
      },
    ],
  }
}
