import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Alert, Button, Form, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/index.ts'
import {
  DayInput,
  LoadedPage,
  More,
  Page,
  personName,
  ProblemText,
  said,
  useLanguage,
  useMutate,
} from '../../shared/index.ts'
import { organisationKeys } from '../admin/queries.ts'
import { useToday } from '../admin/use-today.ts'
import { EndingMissing } from './ending-missing.tsx'
import { type IntoEntry, IntoFields, intoOf } from './into-fields.tsx'
import { directMembersQuery, type Plan, planQuery } from './queries.ts'
import './ending.css'

interface Entry {
  parts: IntoEntry[]
  rest: number
  effectiveOn: string
}

export function SplitPage() {
  const { id } = useParams({ from: '/inside/admin/organisation/units/$id/split' })
  const plan = useQuery(planQuery(id))
  return <LoadedPage of={plan}>{data => <Split key={data.unit.id} plan={data} />}</LoadedPage>
}

/** One unit becomes several: people and services go where they are put, and take their matters along. */
function Split({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  const navigate = useNavigate()
  const [form] = Form.useForm<Entry>()
  const parts = Form.useWatch('parts', { form, preserve: true }) ?? []
  const [people, setPeople] = useState<Readonly<Record<string, number>>>({})
  const [services, setServices] = useState<Readonly<Record<string, number>>>({})
  const { id } = plan.unit
  const idsOf = (placed: Readonly<Record<string, number>>, part: number) =>
    Object.entries(placed).flatMap(([one, place]) => (place === part ? one : []))
  const split = useMutate(
    (entry: Entry) =>
      answer(
        api.POST('/units/{id}/split', {
          params: { path: { id } },
          body: {
            effectiveOn: entry.effectiveOn,
            rest: entry.rest,
            into: entry.parts.map((part, i) => ({
              into: intoOf(part),
              people: idsOf(people, i),
              services: idsOf(services, i),
            })),
          },
        }),
      ),
    {
      touches: [...organisationKeys, 'services'],
      quiet: true,
      after: () => navigate({ to: '/admin/organisation/units/$id', params: { id } }),
    },
  )
  const names = parts.map((part, i) => part?.name?.trim() || t('organisation.ending.part', { number: i + 1 }))
  const options = names.map((label, value) => ({ label, value }))
  return (
    <Page
      title={t('organisation.ending.split-of', { name: said(plan.unit.name, language) })}
      intro={t('organisation.ending.split-intro')}
    >
      <Form<Entry>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="stack ending-form"
        initialValues={{
          parts: [1, 2].map(() => ({ kind: 'new', parent: plan.successor?.id })),
          rest: 0,
          effectiveOn: today,
        }}
        onFinish={entry => split.mutate(entry)}
      >
        <Form.List name="parts">
          {(items, { add, remove }) => (
            <>
              {items.map(({ key, name }) => (
                <section key={key} className="panel">
                  <div className="panel-head">
                    <h2>{names[name]}</h2>
                    {items.length > 2 && (
                      <Button type="text" size="small" onClick={() => remove(name)}>
                        {t('shared.remove', { what: names[name] })}
                      </Button>
                    )}
                  </div>
                  <IntoFields at={[name]} list={['parts']} />
                </section>
              ))}
              <p>
                <Button onClick={() => add({ kind: 'new', parent: plan.successor?.id })}>
                  {t('organisation.ending.add-part')}
                </Button>
              </p>
            </>
          )}
        </Form.List>
        <section className="panel">
          <Form.Item name="rest" label={t('organisation.ending.rest')}>
            <Radio.Group options={options} />
          </Form.Item>
          <Form.Item name="effectiveOn" label={t('organisation.ending.first-day-split')}>
            <DayInput allowClear={false} />
          </Form.Item>
        </section>
        <section className="panel">
          <h2>
            {t('organisation.ending.what.people')} <span className="soft">{plan.people}</span>
          </h2>
          <PeoplePlaces unit={id} options={options} value={people} onChange={setPeople} />
        </section>
        {plan.services.length > 0 && (
          <section className="panel">
            <h2>
              {t('organisation.ending.what.services')} <span className="soft">{plan.servicesInAll}</span>
            </h2>
            <ul>
              {plan.services.map(service => (
                <li key={service.id} className="ending-one">
                  <span>{said(service.name, language)}</span>
                  <Place
                    label={said(service.name, language)}
                    options={options}
                    value={services[service.id]}
                    onChange={place => setServices(before => placed(before, service.id, place))}
                  />
                </li>
              ))}
            </ul>
          </section>
        )}
        {split.isError && (
          <Alert
            type="error"
            title={
              <>
                <ProblemText error={split.error} />
                <EndingMissing error={split.error} />
              </>
            }
          />
        )}
        <p className="row wrap">
          <Button type="primary" htmlType="submit" loading={split.isPending}>
            {t('organisation.ending.split')}
          </Button>
          <Link to="/admin/organisation/units/$id" params={{ id }}>
            <Button>{t('shared.cancel')}</Button>
          </Link>
        </p>
      </Form>
    </Page>
  )
}

function placed(before: Readonly<Record<string, number>>, id: string, place: number | undefined) {
  const { [id]: _, ...rest } = before
  return place === undefined ? rest : { ...rest, [id]: place }
}

type Options = readonly { label: string; value: number }[]

function PeoplePlaces(props: {
  unit: string
  options: Options
  value: Readonly<Record<string, number>>
  onChange: (change: (before: Readonly<Record<string, number>>) => Readonly<Record<string, number>>) => void
}) {
  const language = useLanguage()
  const people = useInfiniteQuery(directMembersQuery(props.unit))
  return (
    <>
      <ul>
        {people.data?.pages
          .flatMap(page => page.items)
          .map(person => (
            <li key={person.id} className="ending-one">
              <span>
                {personName(person, language)}{' '}
                {person.post && <span className="soft small">{said(person.post.name, language)}</span>}
              </span>
              <Place
                label={personName(person, language)}
                options={props.options}
                value={props.value[person.id]}
                onChange={place => props.onChange(before => placed(before, person.id, place))}
              />
            </li>
          ))}
      </ul>
      <More of={people} />
    </>
  )
}

/** Left open it goes with the rest. */
function Place(props: {
  label: string
  options: Options
  value: number | undefined
  onChange: (place: number | undefined) => void
}) {
  const { t } = useTranslation()
  return (
    <Select<number>
      allowClear
      aria-label={props.label}
      placeholder={t('organisation.ending.with-the-rest')}
      value={props.value}
      onChange={props.onChange}
      options={[...props.options]}
    />
  )
}
