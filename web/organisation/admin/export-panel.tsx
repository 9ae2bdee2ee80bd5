import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { may, useReader } from '../../access/index.ts'
import { DayInput, useMutate } from '../../shared/index.ts'
import { download } from '../../shared/download.ts'
import { useToday } from './use-today.ts'

/** The organisation of a day as a file, in the shape that is imported. */
export function ExportPanel() {
  const { t } = useTranslation()
  const reader = useReader()
  const [day, setDay] = useState<string | null>(useToday())
  const fetchIt = useMutate(() => download(`/organisation/export?on=${day ?? ''}`, 'huke-organisation.xlsx'))
  if (!may(reader, 'organisation.export')) return null
  return (
    <section className="panel export-panel">
      <h2>{t('organisation.admin.export')}</h2>
      <p className="soft gap-below">{t('organisation.admin.export-why')}</p>
      <div className="row wrap">
        <DayInput allowClear={false} value={day} onChange={setDay} aria-label={t('organisation.admin.export-day')} />
        <Button loading={fetchIt.isPending} onClick={() => fetchIt.mutate(undefined)}>
          {t('organisation.admin.export-xlsx')}
        </Button>
      </div>
    </section>
  )
}
