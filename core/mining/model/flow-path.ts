import type { Box, Point } from './bpmn.ts'

/** `down` leaves vertically, `up` arrives vertically; a number is the line along which the flow runs between the two. */
export type Shape = 'straight' | 'down' | 'up' | number

/** The corners of a flow between two boxes. */
export function flowPath(from: Box, to: Box, shape: Shape): readonly Point[] {
  const [a, b] = [middle(from), middle(to)]
  const way = b.x > a.x ? 1 : -1
  const side = { x: a.x + (way * from.width) / 2, y: a.y }
  const otherSide = { x: b.x - (way * to.width) / 2, y: b.y }
  const under = { x: a.x, y: a.y + from.height / 2 }
  const underOther = { x: b.x, y: b.y + to.height / 2 }
  if (shape === 'down') return [under, { x: a.x, y: b.y }, otherSide]
  if (shape === 'up') return [side, { x: b.x, y: a.y }, underOther]
  if (shape === 'straight' || shape === a.y) return [side, otherSide]
  return [under, { x: a.x, y: shape }, { x: b.x, y: shape }, underOther]
}

export function middle({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 }
}
