import type { Calendar } from '../calendar/index.ts'
import { formSchemaProblems } from './form-schema-problems.ts'
import { problem, type ServiceProblem } from './problem.ts'
import type { ServiceDefinition } from './service.ts'
import { serviceTargetProblems } from './target-problems.ts'
import { bilingualProblems, duplicateProblems, optionalProblems } from './text-problems.ts'

export const longest = { name: 80, description: 1000, keyword: 40, checklistItem: 200, sop: 20_000 } as const
const mostKeywords = 40
const mostChecklistItems = 40
const mostDays = 365

/**
 * All that keeps a service from being offered; empty when it can be. The shape has been checked before, but `form` may
 * be anything. `calendar` is the one the definition names, or the unit's; null where there is none of that code, which the
 * caller says.
 */
export function serviceProblems(definition: ServiceDefinition, calendar: Calendar | null): ServiceProblem[] {
  return [
    ...bilingualProblems('/name', definition.name, longest.name),
    ...bilingualProblems('/description', definition.description, longest.description),
    ...optionalProblems('/sop', definition.sop, longest.sop),
    ...keywordsProblems('/keywords/zh', definition.keywords.zh),
    ...keywordsProblems('/keywords/en', definition.keywords.en),
    ...formSchemaProblems(definition.form, '/form'),
    ...eligibleProblems(definition.eligible),
    ...serviceTargetProblems(definition, calendar),
    ...checklistProblems(definition.checklist),
    ...evaluationProblems(definition),
    ...warningProblems(definition.warnAt),
  ]
}

function keywordsProblems(path: string, keywords: readonly string[]): ServiceProblem[] {
  const tooMany =
    keywords.length > mostKeywords
      ? [problem('catalogue.bad-number', path, keywords.length, `at most ${mostKeywords}`)]
      : []
  const tooLong = keywords.flatMap((keyword, index) =>
    keyword.length > longest.keyword
      ? [
          problem(
            'catalogue.text-too-long',
            `${path}/${index}`,
            keyword.length,
            `at most ${longest.keyword} characters`,
          ),
        ]
      : [],
  )
  return [...tooMany, ...tooLong]
}

function eligibleProblems(eligible: ServiceDefinition['eligible']): ServiceProblem[] {
  if (eligible === 'everyone') return []
  if (eligible.length === 0) return [problem('catalogue.nobody-eligible', '/eligible', [], 'everyone or some units')]
  return duplicateProblems('/eligible', eligible)
}

function checklistProblems(checklist: ServiceDefinition['checklist']): ServiceProblem[] {
  const tooMany =
    checklist.length > mostChecklistItems
      ? [problem('catalogue.bad-number', '/checklist', checklist.length, `at most ${mostChecklistItems}`)]
      : []
  const texts = checklist.flatMap((item, index) =>
    bilingualProblems(`/checklist/${index}`, item, longest.checklistItem),
  )
  return [
    ...tooMany,
    ...texts,
    ...duplicateProblems(
      '/checklist',
      checklist.map(item => item.id),
    ),
    ...duplicateProblems(
      '/checklist',
      checklist.map(item => item.zh.trim()),
    ),
  ]
}

function evaluationProblems({ evaluation, reopenDays }: ServiceDefinition): ServiceProblem[] {
  return [
    ...daysProblems('/evaluation/periodDays', evaluation.periodDays, 1, longestEvaluation),
    ...daysProblems('/reopenDays', reopenDays, 0, mostDays),
    ...duplicateProblems('/evaluation/dimensions', evaluation.dimensions),
  ]
}

/** A month's anonymous opinions are shown 31 days after it ends: later ones would show by the difference. */
const longestEvaluation = 31

function daysProblems(path: string, days: number, least: number, most: number): ServiceProblem[] {
  if (Number.isInteger(days) && days >= least && days <= most) return []
  return [problem('catalogue.bad-number', path, days, `a whole number from ${least} to ${most}`)]
}

function warningProblems(shares: readonly number[]): ServiceProblem[] {
  return shares.flatMap((share, index) =>
    Number.isInteger(share) && share >= 1 && share <= 100 && share > (shares[index - 1] ?? 0)
      ? []
      : [problem('catalogue.bad-number', `/warnAt/${index}`, share, 'whole percents from 1 to 100, ascending')],
  )
}
