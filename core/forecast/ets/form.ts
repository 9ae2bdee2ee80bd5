/** Error additive or multiplicative; trend none, additive or damped; season none, additive or multiplicative. */
export type EtsForm = {
  readonly error: 'A' | 'M'
  readonly trend: 'N' | 'A' | 'Ad'
  readonly season: 'N' | 'A' | 'M'
}

/**
 * The fifteen stable forms. An additive error with a multiplicative season divides by states that may pass zero; a
 * multiplicative trend runs away at the horizons that are asked for (Hyndman & Athanasopoulos 2021, section 8.6).
 */
export const etsForms: readonly EtsForm[] = (['A', 'M'] as const).flatMap(error =>
  (['N', 'A', 'Ad'] as const).flatMap(trend =>
    (['N', 'A', 'M'] as const)
      .filter(season => error === 'M' || season !== 'M')
      .map(season => ({ error, trend, season })),
  ),
)

export const formName = ({ error, trend, season }: EtsForm): string => `ETS(${error},${trend},${season})`

/** Smoothing parameters and states that are estimated; a season's states sum to a constant, so one of them is not free. */
export function parameterCount({ trend, season }: EtsForm, period: number): number {
  const ofTrend = trend === 'N' ? 0 : trend === 'A' ? 2 : 3
  return 2 + ofTrend + (season === 'N' ? 0 : period)
}
