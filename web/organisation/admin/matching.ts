import type { UnitNode } from '../unit-tree.ts'

/** The branches that lead to what is looked for; `wanted` in lower case. */
export function matching(node: UnitNode, wanted: string, headless: boolean): UnitNode[] {
  const { unit } = node
  const children = node.children.flatMap(child => matching(child, wanted, headless))
  const text = [unit.name.zh, unit.name.en, unit.code, unit.head?.name, unit.head?.nameEn].join(' ').toLowerCase()
  const fits = text.includes(wanted) && (!headless || unit.head === null)
  if (!fits && children.length === 0) return []
  return [{ unit, children: fits && !headless ? node.children : children }]
}
