import type { ChartKind, PanelName, RuleName, SuggestionReason } from '@huke/core/control-chart'

export const chartNames: Readonly<Record<ChartKind, string>> = {
  xmr: 'XmR chart (individual values and their moving ranges)',
  'xbar-r': 'X̄-R chart (means and ranges of subgroups)',
  'xbar-s': 'X̄-S chart (means and standard deviations of subgroups)',
  r: 'R chart (ranges of subgroups)',
  s: 'S chart (standard deviations of subgroups)',
  p: 'p chart (shares)',
  np: 'np chart (counts of so many)',
  c: 'c chart (counts)',
  u: 'u chart (rates)',
  "p'": 'Laney p′ chart (shares, limits by their own variation)',
  "u'": 'Laney u′ chart (rates, limits by their own variation)',
}

export const panelNames: Readonly<Record<PanelName, string>> = {
  individuals: 'values',
  'moving range': 'moving ranges',
  mean: 'means',
  range: 'ranges',
  'standard deviation': 'standard deviations',
  share: 'shares',
  count: 'counts',
  rate: 'rates',
}

export const reasons: Readonly<Record<SuggestionReason, string>> = {
  measurements: 'there is one measurement at a time',
  'counts-unlike-chance': 'the counts do not vary as rare, independent events would, so their own variation is taken',
  'counts-like-chance':
    'the values are counts that vary as rare, independent events do; they must be of equal stretches',
  'small-subgroups': 'the subgroups are of one size of at most ten',
  'large-subgroups': 'the subgroups are of more than ten',
  'unequal-subgroups': 'the subgroups are of several sizes',
  shares: 'each count is of so many, and none is greater than its size',
  'overdispersed-shares': 'the shares vary more than chance alone would have it, as they do where sizes are large',
  rates: 'the counts are not parts of their sizes but events in so much',
  'overdispersed-rates': 'the rates vary more than chance alone would have it, as they do where sizes are large',
}

const beyond = 'One point beyond a limit. Something happened here that is not part of the usual; ask what.'
const twoOfThree =
  'Two of three points beyond two sigma on one side, the last one among them. A shift has probably begun.'
const fourOfFive =
  'Four of five points beyond one sigma on one side, the last one among them. A small shift is likely to last.'

/** What each signal means, in a sentence or two. */
export const meanings: Readonly<Record<RuleName, string>> = {
  nelson1: beyond,
  nelson2: 'Nine points in a row on one side of the centre. The level has changed.',
  nelson3: 'Six points steadily rising or falling. There is a trend.',
  nelson4: 'Fourteen points up and down in turn. Two causes take turns, or somebody corrects too much.',
  nelson5: twoOfThree,
  nelson6: fourOfFive,
  nelson7: 'Fifteen points within one sigma. The points mix different sources, or the limits are too wide.',
  nelson8: 'Eight points in a row beyond one sigma on both sides. The points alternate between two levels.',
  we1: beyond,
  we2: twoOfThree,
  we3: fourOfFive,
  we4: 'Eight points in a row on one side of the centre. The level has changed.',
}
