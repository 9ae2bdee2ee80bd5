/** Western Electric (1956), Statistical Quality Control Handbook; Nelson (1984), Journal of Quality Technology 16(4). */
export const westernElectric = ['we1', 'we2', 'we3', 'we4'] as const
export const nelson = ['nelson1', 'nelson2', 'nelson3', 'nelson4', 'nelson5', 'nelson6', 'nelson7', 'nelson8'] as const
export const ruleNames = [...nelson, ...westernElectric] as const
export type RuleName = (typeof ruleNames)[number]

/** One stretch of a chart as the rules see it. */
export type Series = {
  /** Distance of each point from the centre in its own standard deviations; a point on a line of the zones exactly its number. */
  readonly z: readonly number[]
  /** Whether each point rises (1) or falls (-1) from the one before; 0 for the first and for equal ones. */
  readonly steps: readonly number[]
}

type Holds = (at: number) => boolean
type Rule = (series: Series) => Holds

/**
 * Each rule says whether its pattern is complete at a point, the last one of it. Points on a line are not beyond it; each
 * point is judged by the zones of its own size.
 */
const rules: Readonly<Record<RuleName, Rule>> = {
  nelson1:
    ({ z }) =>
    at =>
      Math.abs(z[at]) > 3,
  nelson2: ({ z }) => eitherSide(z, side => inARow(9, at => side * z[at] > 0)),
  nelson3: ({ steps }) => eitherSide(steps, side => inARow(5, at => steps[at] === side)),
  nelson4: ({ steps }) => inARow(12, at => steps[at] * (steps[at - 1] ?? 0) < 0),
  nelson5: ({ z }) => eitherSide(z, side => lastAndOthers(2, 3, at => side * z[at] > 2)),
  nelson6: ({ z }) => eitherSide(z, side => lastAndOthers(4, 5, at => side * z[at] > 1)),
  nelson7: ({ z }) => inARow(15, at => Math.abs(z[at]) <= 1),
  nelson8: ({ z }) => {
    const outside = inARow(8, at => Math.abs(z[at]) > 1)
    return at => outside(at) && new Set(z.slice(at - 7, at + 1).map(Math.sign)).size === 2
  },
  we1: series => rules.nelson1(series),
  we2: series => rules.nelson5(series),
  we3: series => rules.nelson6(series),
  we4: ({ z }) => eitherSide(z, side => inARow(8, at => side * z[at] > 0)),
}

/** The indices at which a pattern of the rule is complete. */
export function violationsOf(rule: RuleName, series: Series): readonly number[] {
  const complete = rules[rule](series)
  return series.z.flatMap((_, at) => (complete(at) ? [at] : []))
}

function eitherSide(values: readonly number[], of: (side: 1 | -1) => Holds): Holds {
  const [above, below] = [of(1), of(-1)]
  return at => (values[at] > 0 ? above(at) : values[at] < 0 && below(at))
}

const inARow =
  (length: number, holds: Holds): Holds =>
  at =>
    at >= length - 1 && count(at, length, holds) === length

/** So many of a whole window, the last one among them. */
const lastAndOthers =
  (wanted: number, window: number, holds: Holds): Holds =>
  at =>
    at >= window - 1 && holds(at) && count(at, window, holds) >= wanted

function count(at: number, window: number, holds: Holds): number {
  let found = 0
  for (let i = Math.max(0, at - window + 1); i <= at; i++) if (holds(i)) found++
  return found
}
