import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/index.ts'
import { LoadedPage, Page, personName, said, useLanguage, useMutate, When } from '../shared/index.ts'
import { download } from '../shared/download.ts'
import { ImportFigures } from './import-figures.tsx'
import { ImportState } from './import-state.tsx'
import { NamesPanel } from './names-panel.tsx'
import { stageOf } from './progress.ts'
import { type ImportLine, importQuery } from './queries.ts'
import { UndoButton } from './undo-button.tsx'
import './journal.css'

export function HistoryImportPage() {
  const { id } = useParams({ from: '/inside/admin/history/$id' })
  return <LoadedPage of={useQuery(importQuery(id))}>{line => <Whole line={line} />}</LoadedPage>
}

/** One import: how far it is, what came of it, what to do about what did not. */
function Whole({ line }: { line: ImportLine }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <Page
      title={line.name}
      above={
        <Link to="/admin/history" className="soft small">
          {t('journal.history')}
        </Link>
      }
      intro={line.fileName}
      actions={<Acts line={line} />}
    >
      <div className="stack">
        <section className="panel" aria-live="polite">
          <ImportState of={line} wide />
          <p className="soft small">
            {t('journal.begun')} <When at={line.startedAt} /> {line.startedBy && personName(line.startedBy, language)}
            {line.endedAt !== null && line.state !== 'asking' && (
              <>
                {' · '}
                {t('journal.ended')} <When at={line.endedAt} />
              </>
            )}
          </p>
          <p>{t(`journal.stage.${stageOf(line) === 'ended' ? line.state : stageOf(line)}`)}</p>
          {line.state !== 'undone' && (
            <p className="soft small">
              {line.place === null
                ? t('journal.place-top')
                : t('journal.place-in', { unit: said(line.place.name, language) })}
            </p>
          )}
        </section>
        {line.problem && <Failure line={line} problem={line.problem} />}
        {line.state === 'asking' && <NamesPanel line={line} />}
        {hasFigures.includes(line.state) && <ImportFigures line={line} />}
        {line.rejected > 0 && <Rejections line={line} />}
      </div>
    </Page>
  )
}

function Acts({ line }: { line: ImportLine }) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const params = { path: { id: line.id } }
  const touches = ['history-imports']
  const stop = useMutate(() => answer(api.POST('/history-imports/{id}/stop', { params })), { touches })
  const resume = useMutate(() => answer(api.POST('/history-imports/{id}/resumption', { params })), { touches })
  const isOpen = line.state === 'running' || line.state === 'waiting'
  const ask = () =>
    modal.confirm({
      title: t('journal.stop-question'),
      content: t('journal.stop-why'),
      okText: t('journal.stop'),
      onOk: () => stop.mutateAsync(undefined).catch(() => undefined),
    })
  if (isOpen) {
    return (
      <Button loading={stop.isPending} onClick={ask}>
        {t('journal.stop')}
      </Button>
    )
  }
  if (line.state === 'undoing' || line.state === 'undone') return null
  return (
    <>
      <UndoButton line={line} />
      {line.state === 'done' && (
        <Link to="/units">
          <Button type="primary">{t('journal.to-scorecards')}</Button>
        </Link>
      )}
      {line.resumable && (
        <Button type="primary" loading={resume.isPending} onClick={() => resume.mutate(undefined)}>
          {t('journal.resume')}
        </Button>
      )}
    </>
  )
}

/** Nothing has come in yet, or nothing is left, in the other states. */
const hasFigures: readonly ImportLine['state'][] = ['running', 'done', 'failed', 'stopped']

/** What happened, what is kept, what to do. */
function Failure({ line, problem }: { line: ImportLine; problem: NonNullable<ImportLine['problem']> }) {
  const { t } = useTranslation()
  const isMissing = problem.code === 'mining.missing-column'
  return (
    <section className="panel failure" role="alert">
      <h2>{t('journal.failed-title')}</h2>
      <p>{problem.detail}</p>
      {problem.errors.length > 0 && (
        <ul className="field-problems">
          {problem.errors.map(({ place, value }) => (
            <li key={place}>
              {lineOf(place) !== null && `${t('journal.line', { line: lineOf(place) })} · `}
              {value !== null && t(isMissing ? 'journal.missing' : 'journal.found', { value: String(value) })}
            </li>
          ))}
        </ul>
      )}
      <p className="soft">{t(line.resumable ? 'journal.do-resume' : 'journal.do-again')}</p>
    </section>
  )
}

function Rejections({ line }: { line: ImportLine }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const get = useMutate(() => download(`/history-imports/${line.id}/rejections`, 'rejected.csv'))
  return (
    <section className="panel">
      <h2>{t('journal.rejections', { count: line.rejected, shown: line.rejected.toLocaleString(language) })}</h2>
      <p className="soft gap-below">{t('journal.rejections-why')}</p>
      {line.hasRejections && (
        <Button loading={get.isPending} onClick={() => get.mutate(undefined)}>
          {t('journal.rejections-download')}
        </Button>
      )}
    </section>
  )
}

/** `line 12` is 12; a place that is no line is the file as a whole. */
const lineOf = (place: string): string | null => /^line (\d+)$/.exec(place)?.[1] ?? null
