import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Answer, answer, api, type PersonRef } from '../../api/index.ts'
import { personName, said, useLanguage } from '../../shared/index.ts'

type MovePlan = Answer<'/units/{id}/move/plan'>

/** What another place in the tree changes, before it is saved. */
export function MoveChanges({ unit, from, to }: { unit: string; from: string | null; to: string | null }) {
  const { t } = useTranslation()
  const plan = useQuery({
    queryKey: ['unit', unit, 'move-plan', to],
    queryFn: () =>
      answer(api.GET('/units/{id}/move/plan', { params: { path: { id: unit }, query: { parent: to ?? undefined } } })),
    enabled: to !== from,
  })
  if (to === from || plan.data === undefined) return null
  return (
    <section className="notice gap-below">
      <p>
        <strong>{t('organisation.ending.move-changes')}</strong>
      </p>
      <Changes plan={plan.data} />
    </section>
  )
}

function Changes({ plan }: { plan: MovePlan }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const line = (people: readonly PersonRef[]) => people.map(one => personName(one, language)).join(' → ') || '–'
  const list = (people: readonly PersonRef[]) => people.map(one => personName(one, language)).join(t('shared.comma'))
  const calendar = (name: MovePlan['calendarBefore']) =>
    name === null ? t('organisation.admin.calendar-of-parent') : said(name, language)
  return (
    <ul>
      <li>{t('organisation.ending.heads-change', { before: line(plan.headsBefore), after: line(plan.headsAfter) })}</li>
      {calendar(plan.calendarBefore) !== calendar(plan.calendarAfter) && (
        <li>
          {t('organisation.ending.calendar-change', {
            before: calendar(plan.calendarBefore),
            after: calendar(plan.calendarAfter),
          })}
        </li>
      )}
      {plan.seeNoMore.length > 0 && <li>{t('organisation.ending.see-no-more', { names: list(plan.seeNoMore) })}</li>}
      {plan.seeThen.length > 0 && <li>{t('organisation.ending.see-then', { names: list(plan.seeThen) })}</li>}
      {plan.units > 1 && <li>{t('organisation.ending.units-along', { count: plan.units - 1 })}</li>}
    </ul>
  )
}
