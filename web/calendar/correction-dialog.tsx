import { useQuery } from '@tanstack/react-query'
import { App, Alert, Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api, type Calendar } from '../api/index.ts'
import { Loaded, ProblemText, useMutate } from '../shared/index.ts'
import { CorrectionCounts } from './correction-counts.tsx'
import { CorrectionTurns } from './correction-turns.tsx'
import { correctionQuery } from './queries.ts'

/** What a correction would turn from kept to broken and back, before anything is changed. */
export function CorrectionDialog(props: {
  calendar: Calendar
  correction: string | null
  onClose: () => void
  onApplied: () => void
}) {
  if (props.correction === null) return null
  return <Prepared {...props} correction={props.correction} />
}

function Prepared({
  calendar,
  correction,
  onClose,
  onApplied,
}: {
  calendar: Calendar
  correction: string
  onClose: () => void
  onApplied: () => void
}) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const found = useQuery(correctionQuery(calendar.id, correction))
  const apply = useMutate(
    () =>
      answer(
        api.POST('/calendars/{id}/corrections/{correction}/application', {
          params: { path: { id: calendar.id, correction } },
        }),
      ),
    {
      touches: ['calendar', 'calendars'],
      quiet: true,
      after: saved => {
        message.success(t('calendar.correction.applied', { version: saved.version }))
        onClose()
        onApplied()
      },
    },
  )
  const isCounted = found.data?.state === 'counted'
  return (
    <Modal
      open
      width={760}
      title={t('calendar.correction.title')}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {t('shared.cancel')}
        </Button>,
        <Button
          key="apply"
          type="primary"
          disabled={!isCounted}
          loading={apply.isPending}
          onClick={() => apply.mutate(undefined)}
        >
          {t('calendar.correction.apply')}
        </Button>,
      ]}
    >
      {apply.isError && <Alert type="error" className="gap-below" title={<ProblemText error={apply.error} />} />}
      <Loaded of={found} rows={4}>
        {data => (
          <div className="stack">
            <p>
              <span className="soft">{t('calendar.past.reason')}</span>
              {t('shared.colon')}
              {data.reason}
            </p>
            <CorrectionCounts correction={data} />
            {isCounted && <CorrectionTurns calendar={calendar.id} correction={correction} />}
            <p className="soft small">{t('calendar.correction.why')}</p>
          </div>
        )}
      </Loaded>
    </Modal>
  )
}
