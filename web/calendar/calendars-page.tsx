import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { may, useReader } from '../access/index.ts'
import type { CalendarLine } from '../api/index.ts'
import { EmptyState, Loaded, Page, said, useLanguage, useNow, When } from '../shared/index.ts'
import { NewCalendarDialog } from './new-calendar-dialog.tsx'
import { calendarsQuery, calendarYearQuery } from './queries.ts'

export function CalendarsPage() {
  const { t } = useTranslation()
  const reader = useReader()
  const [adding, setAdding] = useState(false)
  const calendars = useQuery(calendarsQuery)
  return (
    <Page
      title={t('calendar.calendars')}
      intro={t('calendar.intro')}
      actions={
        may(reader, 'calendar.edit') && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('calendar.new')}
          </Button>
        )
      }
    >
      <Loaded of={calendars}>
        {({ items }) =>
          items.length > 0 ? <Lines calendars={items} /> : <EmptyState>{t('calendar.none')}</EmptyState>
        }
      </Loaded>
      <NewCalendarDialog open={adding} onClose={() => setAdding(false)} />
    </Page>
  )
}

function Lines({ calendars }: { calendars: readonly CalendarLine[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div className="admin-lines">
      <table className="line-table">
        <thead>
          <tr>
            {['name', 'time-zone', 'missing', 'newest'].map(name => (
              <th key={name} scope="col">
                {t(`calendar.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calendars.map(calendar => (
            <tr key={calendar.id}>
              <td>
                <Link to="/admin/calendars/$id" params={{ id: calendar.id }}>
                  {said(calendar.name, language)}
                </Link>{' '}
                {calendar.isDefault && <span className="chip">{t('calendar.default.is')}</span>}
              </td>
              <td className="soft">{calendar.timeZone}</td>
              <td>
                <NextYear id={calendar.id} />
              </td>
              <td className="soft small">
                {t('calendar.version', { version: calendar.version })} · <When at={calendar.createdAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Clocks reach into the next year before its holidays are known. */
function NextYear({ id }: { id: string }) {
  const { t } = useTranslation()
  const year = new Date(useNow()).getFullYear() + 1
  const { data } = useQuery(calendarYearQuery(id, year))
  if (data === undefined || !data.officialMissing) return null
  if (!data.officialPublished) return <span className="chip">{t('calendar.not-out-next', { year })}</span>
  return <span className="chip chip-soon">{t('calendar.missing-next', { year })}</span>
}
