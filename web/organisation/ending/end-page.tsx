import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/index.ts'
import { DayInput, LoadedPage, Page, ProblemText, said, useLanguage, useMutate } from '../../shared/index.ts'
import { organisationKeys } from '../admin/queries.ts'
import { useToday } from '../admin/use-today.ts'
import { UnitPicker } from '../unit-picker.tsx'
import { answersOf, type Choice, firstChoice } from './answers-of.ts'
import { EndingMissing } from './ending-missing.tsx'
import { EndingState } from './ending-state.tsx'
import { MattersEach } from './matters-each.tsx'
import { PeopleEach } from './people-each.tsx'
import { type Plan, planQuery } from './queries.ts'
import { ServicesEach } from './services-each.tsx'
import { type Where, Whither } from './whither.tsx'
import './ending.css'

export function EndUnitPage() {
  const { id } = useParams({ from: '/inside/admin/organisation/units/$id/end' })
  const plan = useQuery(planQuery(id))
  return <LoadedPage of={plan}>{data => <End key={data.unit.id} plan={data} />}</LoadedPage>
}

/** What the unit has, and where each goes; nothing is done before everything has a place. */
function End({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  const navigate = useNavigate()
  const [choice, setChoice] = useState<Choice>(() => firstChoice(today))
  const set = (part: Partial<Choice>) => setChoice(before => ({ ...before, ...part }))
  const { id } = plan.unit
  const end = useMutate(
    () => answer(api.POST('/units/{id}/end', { params: { path: { id } }, body: answersOf(choice) })),
    {
      touches: [...organisationKeys, 'services'],
      quiet: true,
      after: () => navigate({ to: '/admin/organisation/units/$id', params: { id } }),
    },
  )
  const isLater = choice.effectiveOn > today
  const over = plan.lastDay !== null || plan.ending?.state === 'planned'
  const ask = (
    name: keyof Choice & ('owes' | 'owed' | 'services' | 'people' | 'below'),
    ways: readonly Where['how'][],
  ) => (
    <Whither
      label={t(`organisation.ending.what.${name}`)}
      ways={ways}
      value={choice[name]}
      onChange={where => set({ [name]: where })}
    />
  )
  return (
    <Page
      title={t('organisation.ending.end-of', { name: said(plan.unit.name, language) })}
      intro={t('organisation.ending.intro')}
      above={<Up id={id} name={said(plan.unit.name, language)} />}
    >
      {over && plan.ending ? (
        <EndingState ending={plan.ending} unit={id} mayRevoke />
      ) : (
        <div className="stack ending-form">
          <section className="panel">
            <div className="ending-basics">
              <label>
                <span className="block">{t('organisation.ending.first-day-without')}</span>
                <DayInput
                  allowClear={false}
                  value={choice.effectiveOn}
                  onChange={day => set({ effectiveOn: day ?? today })}
                />
                {isLater && <span className="soft small block">{t('organisation.ending.later-why')}</span>}
              </label>
              <label>
                <span className="block">{t('organisation.ending.successor')}</span>
                <UnitPicker value={choice.successor} onChange={successor => set({ successor })} />
                <span className="soft small block">{t('organisation.ending.successor-why')}</span>
              </label>
            </div>
          </section>
          <section className="panel">
            <h2>{t('organisation.ending.what-it-has')}</h2>
            <dl className="ending-rows">
              {(['owes', 'owed'] as const).map(side => (
                <Row key={side} what={side} count={plan[side]}>
                  {ask(side, ['along', 'unit', 'withdraw'])}
                  <MattersEach
                    unit={id}
                    side={side}
                    count={plan[side]}
                    value={choice.matters}
                    onChange={matters => set({ matters })}
                  />
                </Row>
              ))}
              <Row what="services" count={plan.servicesInAll}>
                {ask('services', ['along', 'unit', 'retire'])}
                <ServicesEach
                  services={plan.services}
                  value={choice.eachService}
                  onChange={eachService => set({ eachService })}
                />
              </Row>
              <Row what="people" count={plan.people}>
                {ask('people', ['along', 'unit'])}
                <PeopleEach
                  unit={id}
                  count={plan.people}
                  value={choice.eachPerson}
                  onChange={eachPerson => set({ eachPerson })}
                />
              </Row>
              <Row what="below" count={plan.below.length}>
                {ask('below', ['along', 'unit'])}
                <p className="soft small">
                  {plan.below.map(unit => said(unit.name, language)).join(t('shared.comma'))}
                </p>
              </Row>
            </dl>
            <p className="soft small">
              {plan.delegations > 0 && `${t('organisation.ending.delegations', { count: plan.delegations })} `}
              {plan.calendar && t('organisation.ending.calendar', { name: said(plan.calendar, language) })}
            </p>
          </section>
          {end.isError && <Alert type="error" title={<Refusal error={end.error} />} />}
          <p className="row wrap">
            <Button type="primary" danger loading={end.isPending} onClick={() => end.mutate(undefined)}>
              {t(`organisation.ending.${isLater ? 'plan-it' : 'end-it'}`)}
            </Button>
            <Link to="/admin/organisation/units/$id" params={{ id }}>
              <Button>{t('shared.cancel')}</Button>
            </Link>
          </p>
        </div>
      )}
    </Page>
  )
}

const Refusal = ({ error }: { error: unknown }) => (
  <>
    <ProblemText error={error} />
    <EndingMissing error={error} />
  </>
)

/** Nothing of a kind needs no answer. */
function Row({ what, count, children }: { what: string; count: number; children: React.ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className="ending-row">
      <dt>
        {t(`organisation.ending.what.${what}`)} <strong className={count === 0 ? 'soft' : undefined}>{count}</strong>
      </dt>
      <dd>{count > 0 ? children : <span className="soft">{t('organisation.ending.none')}</span>}</dd>
    </div>
  )
}

function Up({ id, name }: { id: string; name: string }) {
  return (
    <Link to="/admin/organisation/units/$id" params={{ id }} className="soft small">
      {name}
    </Link>
  )
}
