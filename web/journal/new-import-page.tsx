import { InboxOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Progress, Upload } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { upload } from '../api/index.ts'
import { Page, useLeaveGuard, useMutate } from '../shared/index.ts'
import { type ChosenMap, MapChoice } from './map-choice.tsx'
import { MapProblems } from './map-problems.tsx'
import type { ImportLine } from './queries.ts'
import './journal.css'

/** A map says what the columns mean, and a file holds the rows. */
export function NewImportPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [map, setMap] = useState<ChosenMap | null>(null)
  const [file, setFile] = useState<File | null>(null)
  const [share, setShare] = useState(0)
  const stopping = useRef<AbortController>(null)
  const start = useMutate(
    () => {
      const form = new FormData()
      if (map?.text !== undefined) form.append('map', map.text)
      else if (map?.name !== undefined) form.append('mapName', map.name)
      if (file !== null) form.append('file', file)
      setShare(0)
      stopping.current = new AbortController()
      return upload<ImportLine>('/history-imports', form, setShare, stopping.current.signal)
    },
    {
      quiet: true,
      after: begun => {
        client.invalidateQueries({ queryKey: ['history-imports'] })
        navigate({ to: '/admin/history/$id', params: { id: begun.id }, ignoreBlocker: true })
      },
    },
  )
  useLeaveGuard(start.isPending)
  return (
    <Page
      title={t('journal.import')}
      above={
        <Link to="/admin/history" className="soft small">
          {t('journal.history')}
        </Link>
      }
      intro={t('journal.new-intro')}
    >
      <div className="stack">
        <section className="panel">
          <h2>{t('journal.step-map')}</h2>
          <MapChoice value={map} onChange={setMap} />
        </section>
        <section className="panel">
          <h2>{t('journal.step-file')}</h2>
          <Upload.Dragger
            maxCount={1}
            accept=".csv,.xes,.gz,.tsv,.txt"
            fileList={file ? [{ uid: file.name, name: file.name, size: file.size }] : []}
            beforeUpload={chosen => {
              setFile(chosen)
              return false
            }}
            onRemove={() => setFile(null)}
          >
            <p className="drop-icon">
              <InboxOutlined aria-hidden />
            </p>
            <p>{t('journal.drop')}</p>
            <p className="soft small">{t('journal.drop-what')}</p>
          </Upload.Dragger>
        </section>
        {start.isError && <MapProblems error={start.error} />}
        {start.isPending && (
          <section className="panel" aria-live="polite">
            <p>{t(share < 1 ? 'journal.sending' : 'journal.checking')}</p>
            <div className="row">
              <Progress percent={Math.floor(share * 100)} status="active" aria-label={t('journal.sending')} />
              <Button onClick={() => stopping.current?.abort()}>{t('shared.cancel')}</Button>
            </div>
          </section>
        )}
        <div className="row wrap">
          <Button
            type="primary"
            disabled={map === null || file === null}
            loading={start.isPending}
            onClick={() => start.mutate(undefined)}
          >
            {t('journal.start')}
          </Button>
          <span className="soft small">{t('journal.start-why')}</span>
        </div>
      </div>
    </Page>
  )
}
