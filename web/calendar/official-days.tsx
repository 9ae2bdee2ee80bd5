import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api, type Calendar } from '../api/index.ts'
import { useMutate } from '../shared/index.ts'

/** The calendar follows official holidays and lacks this year's: add them, or say that they are not out yet. */
export function OfficialDays(props: { calendar: Calendar; year: number; published: boolean; onByHand: () => void }) {
  const { calendar, year, published } = props
  const { t } = useTranslation()
  const { message } = App.useApp()
  const add = useMutate(
    () =>
      answer(
        api.POST('/calendars/{id}/official-holidays', {
          params: { path: { id: calendar.id } },
          body: { year, country: 'CN' },
        }),
      ),
    {
      touches: ['calendar', 'calendars'],
      after: ({ kept }) => message.success(t('calendar.official-added', { year, count: kept.length })),
    },
  )
  return (
    <div className="notice row wrap spread gap-below">
      <p>{t(published ? 'calendar.official-missing' : 'calendar.official-not-out', { year })}</p>
      {!published && calendar.mayEdit && <Button onClick={props.onByHand}>{t('calendar.by-hand')}</Button>}
      {published && calendar.mayEdit && (
        <Button loading={add.isPending} onClick={() => add.mutate(undefined)}>
          {t('calendar.add-official')}
        </Button>
      )}
    </div>
  )
}
