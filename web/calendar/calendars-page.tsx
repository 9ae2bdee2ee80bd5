import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { may, useReader } from '../access/index.ts'
import { EmptyState, Loaded, Page, said, useLanguage, When } from '../shared/index.ts'
import { NewCalendarDialog } from './new-calendar-dialog.tsx'
import { calendarsQuery } from './queries.ts'

export function CalendarsPage() {
  const { t } = useTranslation()
  const language = useLanguage()
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
          items.length > 0 ? (
            <ul className="panel lines">
              {items.map(calendar => (
                <li key={calendar.id} className="row spread wrap list-row">
                  <Link to="/admin/calendars/$id" params={{ id: calendar.id }} className="plain-link">
                    <strong>{said(calendar.name, language)}</strong> <span className="soft">{calendar.timeZone}</span>
                  </Link>
                  <span className="soft small">
                    {t('calendar.version', { version: calendar.version })} · <When at={calendar.createdAt} />
                  </span>
                </li>
              ))}
            </ul>
          ) : (
            <EmptyState>{t('calendar.none')}</EmptyState>
          )
        }
      </Loaded>
      <NewCalendarDialog open={adding} onClose={() => setAdding(false)} />
    </Page>
  )
}
