import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { calendarsQuery, useGivenBy } from '../../calendar/index.ts'
import { unitQuery } from '../../organisation/index.ts'
import { said, useLanguage } from '../../shared/index.ts'

const unitsOwn = ''

/** The calendar of the unit that offers it, whichever that is on the day, or one of its own. */
export function CalendarField(props: {
  id?: string
  value?: string | null
  onChange?: (code: string | null) => void
  unit: string | undefined
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const givenBy = useGivenBy()
  const { id, value = null, onChange, unit } = props
  const calendars = useQuery(calendarsQuery)
  const { data } = useQuery({ ...unitQuery(unit ?? ''), enabled: unit !== undefined })
  const named = calendars.data?.items.map(calendar => ({
    value: calendar.code,
    label: said(calendar.name, language),
  }))
  return (
    <>
      <Select
        id={id}
        loading={calendars.isPending}
        value={value ?? unitsOwn}
        onChange={code => onChange?.(code === unitsOwn ? null : code)}
        options={[{ value: unitsOwn, label: t('catalogue.edit.calendar-of-unit') }, ...(named ?? [])]}
      />
      {value === null && data?.worksBy && <p className="soft small given-by">{givenBy(data, data.worksBy)}</p>}
    </>
  )
}
