import { useQuery } from '@tanstack/react-query'
import { App, Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/index.ts'
import { dateWords, said, useLanguage, useMutate } from '../../shared/index.ts'
import { organisationKeys } from '../admin/queries.ts'
import { type Ending, endingQuery } from './queries.ts'
import './ending.css'

/** That a unit is to end, is ending or has ended, and into what; a plan may be taken back. */
export function EndingState({
  ending,
  unit,
  mayRevoke = false,
}: {
  ending: Ending
  unit: string
  mayRevoke?: boolean
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const now = useQuery({ ...endingQuery(unit), enabled: ending.state === 'running', initialData: { ending } })
  const { kind, state, day, into, matters, left, problem } = now.data.ending ?? ending
  const names = into.map(one => said(one.name, language)).join(t('shared.comma'))
  return (
    <section className="notice ending-state">
      <div className="row wrap spread">
        <p className="capital">
          {t(`organisation.ending.state.${state}`, {
            day: dateWords(day, language),
            deed: t(`organisation.ending.kind.${kind}`),
          })}
          {names !== '' && ` ${t('organisation.ending.into', { names })}`}
        </p>
        {mayRevoke && state === 'planned' && kind !== 'import' && <Revoke unit={unit} />}
      </div>
      {state === 'running' && (
        <Progress
          percent={matters === 0 ? 100 : Math.round((100 * Math.max(0, matters - left)) / matters)}
          size="small"
          aria-label={t('organisation.ending.left', { count: left })}
          format={() => t('organisation.ending.left', { count: left })}
        />
      )}
      {problem && <p className="late">{said(problem, language)}</p>}
    </section>
  )
}

function Revoke({ unit }: { unit: string }) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const revoke = useMutate(() => answer(api.DELETE('/units/{id}/ending', { params: { path: { id: unit } } })), {
    touches: organisationKeys,
  })
  return (
    <Button
      size="small"
      loading={revoke.isPending}
      onClick={() =>
        modal.confirm({
          title: t('organisation.ending.revoke-question'),
          okText: t('organisation.ending.revoke'),
          onOk: () => revoke.mutateAsync(undefined).catch(() => undefined),
        })
      }
    >
      {t('organisation.ending.revoke')}
    </Button>
  )
}
