import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/index.ts'
import { download, EmptyState, Loaded, More, personName, useLanguage, useMutate, When } from '../../shared/index.ts'
import { PeopleFrame } from './people-frame.tsx'
import { adminLogQuery, logGroups } from './queries.ts'

type Line = Answer<'/admin-log'>['items'][number]

/** What was done to the installation and who came in, for those who look whether it was right. */
export function LogPage() {
  const { t } = useTranslation()
  const { of = 'all' } = useSearch({ from: '/inside/admin/people/log' })
  const navigate = useNavigate({ from: '/admin/people/log' })
  const log = useInfiniteQuery(adminLogQuery(of))
  const action = of === 'all' ? '' : `?action=${of}`
  const save = useMutate(() => download(`/admin-log.csv${action}`, 'huke-admin-log.csv'))
  return (
    <PeopleFrame
      intro={t('access.admin.log-intro')}
      actions={
        <Button loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {t('access.admin.log-save')}
        </Button>
      }
    >
      <search className="row wrap gap-below">
        <Select
          className="account-show"
          aria-label={t('access.admin.log-show')}
          value={of}
          options={logGroups.map(value => ({ value, label: t(`access.admin.log-group.${value.replace('.', '-')}`) }))}
          onChange={chosen => navigate({ search: { of: chosen === 'all' ? undefined : chosen } })}
        />
      </search>
      <Loaded of={log} rows={10}>
        {data => <Lines lines={data.pages.flatMap(page => page.items)} />}
      </Loaded>
      <More of={log} />
    </PeopleFrame>
  )
}

function Lines({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation()
  if (lines.length === 0) return <EmptyState>{t('access.admin.log-empty')}</EmptyState>
  return (
    <div className="admin-lines">
      <table className="line-table log-table">
        <thead>
          <tr>
            {['at', 'person', 'action', 'detail'].map(name => (
              <th key={name} scope="col">
                {t(`access.admin.log-column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <LogLine key={line.id} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function LogLine({ line: { at, person, action, subjectPerson, detail } }: { line: Line }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const said = t(`access.admin.log.${action.replaceAll('.', '-')}`, { defaultValue: action })
  const about = subjectPerson !== null && subjectPerson.id !== person?.id ? personName(subjectPerson, language) : null
  return (
    <tr>
      <td className="soft small">
        <When at={at} />
      </td>
      <td>{person === null ? <span className="soft">–</span> : personName(person, language)}</td>
      <td>
        {said}
        {about !== null && <strong> {about}</strong>}
      </td>
      <td className="soft small log-detail">{saidOf(detail)}</td>
    </tr>
  )
}

/** As it is kept, with the names that programs use; what only a program can read is in the export. */
const saidOf = (detail: Line['detail']): string =>
  Object.entries(detail)
    .filter(([, value]) => !/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(String(value)))
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ')
