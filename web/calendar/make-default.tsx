import { App, Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api, type Calendar } from '../api/index.ts'
import { useMutate } from '../shared/index.ts'

/** Has all units work by a calendar that neither they nor any above them give another. */
export function MakeDefault({ calendar }: { calendar: Calendar }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const make = useMutate(() => answer(api.PUT('/default-calendar', { body: { calendar: calendar.id } })), {
    touches: ['calendar', 'calendars', 'unit', 'service'],
    after: () => message.success(t('calendar.default.made')),
  })
  return (
    <Popconfirm
      title={t('calendar.default.make')}
      description={t('calendar.default.why')}
      okText={t('calendar.default.make')}
      cancelText={t('shared.cancel')}
      onConfirm={() => make.mutate(undefined)}
    >
      <Button loading={make.isPending}>{t('calendar.default.make')}</Button>
    </Popconfirm>
  )
}
