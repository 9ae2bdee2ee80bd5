import { useQueries, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Alert, Button, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/index.ts'
import { DayInput, LoadedPage, Page, ProblemText, said, Sideways, useLanguage, useMutate } from '../../shared/index.ts'
import { organisationKeys } from '../admin/queries.ts'
import { useToday } from '../admin/use-today.ts'
import { UnitsPicker } from '../unit-picker.tsx'
import { EndingMissing } from './ending-missing.tsx'
import { type IntoEntry, IntoFields, intoOf } from './into-fields.tsx'
import { type Plan, planQuery } from './queries.ts'
import './ending.css'

interface Entry {
  units: string[]
  into: IntoEntry
  effectiveOn: string
}

export function MergePage() {
  const { id } = useParams({ from: '/inside/admin/organisation/units/$id/merge' })
  const plan = useQuery(planQuery(id))
  return <LoadedPage of={plan}>{data => <Merge key={data.unit.id} plan={data} />}</LoadedPage>
}

/** Several units become one: everything of theirs goes to it. */
function Merge({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  const navigate = useNavigate()
  const [form] = Form.useForm<Entry>()
  const units = Form.useWatch('units', form) ?? [plan.unit.id]
  const merge = useMutate(
    ({ units: ending, into, effectiveOn }: Entry) =>
      answer(api.POST('/units/merge', { body: { units: ending, into: intoOf(into), effectiveOn } })),
    {
      touches: [...organisationKeys, 'services'],
      quiet: true,
      after: ({ into }) => navigate({ to: '/admin/organisation/units/$id', params: { id: into.id } }),
    },
  )
  return (
    <Page
      title={t('organisation.ending.merge-of', { name: said(plan.unit.name, language) })}
      intro={t('organisation.ending.merge-intro')}
    >
      <Form<Entry>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="stack ending-form"
        initialValues={{
          units: [plan.unit.id],
          into: { kind: 'new', parent: plan.successor?.id },
          effectiveOn: today,
        }}
        onFinish={entry => merge.mutate(entry)}
      >
        <section className="panel">
          <Form.Item
            name="units"
            label={t('organisation.ending.which-merge')}
            rules={[{ required: true, message: t('shared.needed') }]}
          >
            <UnitsPicker />
          </Form.Item>
          <Sums units={units} />
        </section>
        <section className="panel">
          <h2>{t('organisation.ending.become')}</h2>
          <IntoFields at={['into']} />
          <Form.Item name="effectiveOn" label={t('organisation.ending.first-day-merged')}>
            <DayInput allowClear={false} />
          </Form.Item>
        </section>
        {merge.isError && (
          <Alert
            type="error"
            title={
              <>
                <ProblemText error={merge.error} />
                <EndingMissing error={merge.error} />
              </>
            }
          />
        )}
        <p className="row wrap">
          <Button type="primary" htmlType="submit" loading={merge.isPending}>
            {t('organisation.ending.merge')}
          </Button>
          <Link to="/admin/organisation/units/$id" params={{ id: plan.unit.id }}>
            <Button>{t('shared.cancel')}</Button>
          </Link>
        </p>
      </Form>
    </Page>
  )
}

/** What each brings along. */
function Sums({ units }: { units: readonly string[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const plans = useQueries({ queries: units.map(planQuery) })
  const columns = ['owes', 'owed', 'services', 'people', 'below'] as const
  const countOf = (plan: Plan, what: (typeof columns)[number]) =>
    what === 'services' ? plan.servicesInAll : what === 'below' ? plan.below.length : plan[what]
  return (
    <Sideways label={t('organisation.ending.what-it-has')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('organisation.admin.unit')}</th>
            {columns.map(what => (
              <th key={what} scope="col" className="figure">
                {t(`organisation.ending.what.${what}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plans
            .flatMap(({ data }) => data ?? [])
            .map(plan => (
              <tr key={plan.unit.id}>
                <th scope="row">{said(plan.unit.name, language)}</th>
                {columns.map(what => (
                  <td key={what} className="figure">
                    {countOf(plan, what)}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </Sideways>
  )
}
