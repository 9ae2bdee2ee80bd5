/** Why a file cannot be used: what is wrong, and the places where it is. */
export class Unusable extends Error {
  readonly code: string
  readonly places: readonly Place[]

  constructor(code: string, places: readonly Place[]) {
    super(code)
    this.name = 'Unusable'
    this.code = code
    this.places = places
  }
}

export type Place = { readonly place: string; readonly value: string; readonly expected: string }

const sentences: Readonly<Record<string, string>> = {
  'file.absent': 'There is no such file.',
  'file.bad-rows': 'Some rows cannot be read.',
  'mining.empty': 'The file has no rows.',
  'mining.missing-column': 'The file lacks a column.',
  'mining.unsupported-file': 'This is not a CSV file.',
  'mining.unknown-encoding': 'The encoding of the file is not known; state it with --encoding.',
  'mining.quote-not-closed': 'A quote is never closed.',
  'mining.record-too-long': 'A row is too long; a quote may not be closed.',
  'mining.truncated': 'The file breaks off.',
  'mining.damaged': 'The file is damaged.',
  'mining.not-xes': 'This is no XES event log.',
  'mining.doctype-refused': 'The file has a document type declaration, which is not read for safety. Remove it.',
  'mining.bad-xml': 'The XML is not well formed.',
  'mining.model-unknown': 'The model is neither BPMN nor PNML.',
  'mining.model-empty': 'The model has no steps.',
  'mining.model-ambiguous': 'The model file says more than one thing.',
  'mining.model-broken': 'The model hangs together badly.',
  'mining.model-not-supported': 'The model has something that cannot be laid over a log.',
  'mining.no-case-left': 'No case passes the filters.',
  'mining.out-of-reach': 'Some times are so far away that no calendar reaches them.',
  'calendar.unknown': 'There is no such calendar.',
  'calendar.impossible': 'The calendar cannot be used.',
  'control-chart.too-few-points': 'There are too few points to compute limits from.',
  'control-chart.not-a-number': 'A value is no number.',
  'control-chart.not-a-count': 'This chart takes counts.',
  'control-chart.bad-size': 'A size is impossible.',
  'control-chart.more-than-size': 'A count is greater than what it is counted of; u takes such counts.',
  'control-chart.small-subgroup': 'A subgroup is too small to vary.',
  'control-chart.bad-base': '--base does not lie within the points.',
  'control-chart.bad-position': 'A point that is named does not exist.',
  'control-chart.no-neighbours': 'No two neighbours are left to tell the variation from.',
  'staffing.bad-plan': 'The plan cannot be understood.',
  'staffing.bad-number': 'A number of the plan is impossible.',
  'staffing.bad-share': 'A share of the plan is impossible.',
  'staffing.bad-target': 'A target of the plan is impossible.',
  'staffing.bad-date': 'A date of the plan does not exist.',
  'staffing.bad-profile': 'A profile of the plan has no demand at all.',
  'staffing.bad-distribution': 'Work cannot take times such as these.',
  'staffing.same-name': 'A name stands for two things in the plan.',
  'staffing.unknown-kind': 'Somebody serves a kind of work that the plan does not have.',
  'staffing.unknown-group': 'The plan has no such group of people.',
  'staffing.nobody-serves': 'Nobody does one kind of work.',
  'staffing.too-large': 'The question is too large to be computed.',
  'staffing.out-of-reach': 'The calendar has not working days enough.',
  'forecast.bad-time': 'A time cannot be read.',
  'forecast.disorder': 'The times run backwards or repeat.',
  'forecast.gap': 'The times leave a gap.',
  'forecast.no-period': 'The times do not tell how long a season is; state it with --period.',
  'forecast.too-short': 'The series is too short.',
  'forecast.not-finite': 'A value is no number.',
  'forecast.regressor-too-short': 'A regressor is not known for the whole horizon.',
  'forecast.regressors-say-nothing': 'A regressor says nothing that trend, season and the others do not say.',
  'forecast.method-needs-more': 'The series is too short for this method.',
  'forecast.not-a-demand': 'This method is for demand that comes now and then.',
  'rating.no-ratings': 'The file has no complete rating.',
  'rating.no-variation': 'All scores are the same: there is nothing to explain.',
  'rating.one-level': 'A grouping has one level only: there is nothing to compare.',
  'rating.level-for-each-rating': 'A grouping has a level for every rating: its effect cannot be told from chance.',
  'rating.too-many-fixed-effects': 'There are more fixed effects than the ratings can tell apart.',
  'rating.not-two-values': 'The binomial family needs exactly two different scores.',
  'rating.too-many-categories': 'The ordinal family takes few different scores; use gaussian for measurements.',
  'rating.too-large': 'There are too many levels for this family; gaussian can take them.',
  'rating.quadrature-needs-one-factor': 'Quadrature works with one grouping; leave out --points.',
  'rating.unknown-column': 'The file lacks a column of --fixed.',
  'rating.bad-formula': '--fixed cannot be understood.',
  'rating.not-computable': 'The model cannot be computed for these ratings.',
}

export const sentenceOf = (code: string): string => sentences[code] ?? code

export function unusableText({ code, places }: Unusable): string {
  const details = places.map(
    ({ place, value, expected }) => `  ${place}: ${JSON.stringify(value)} – expected ${expected}`,
  )
  return [sentenceOf(code), ...details].join('\n')
}
