import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/index.ts'
import { dateWords, Loaded, localDate, More, useLanguage, useMutate, useZone } from '../shared/index.ts'
import { NameChoice } from './name-choice.tsx'
import { type DoubtfulName, type ImportLine, namesQuery } from './queries.ts'

/** The names of a log of which somebody has to say whom they mean, before anything is written. */
export function NamesPanel({ line }: { line: ImportLine }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const names = useInfiniteQuery(namesQuery(line.id))
  const params = { path: { id: line.id } }
  const confirm = useMutate(() => answer(api.POST('/history-imports/{id}/names/confirmation', { params })), {
    touches: ['history-imports'],
  })
  return (
    <section className="panel">
      <h2>{t('journal.names.title')}</h2>
      <p className="soft gap-below">{t('journal.names.why')}</p>
      <div className="row wrap gap-below">
        <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate(undefined)}>
          {t('journal.names.confirm')}
        </Button>
        <span className="soft small">
          {t('journal.names.open', { count: line.namesOpen, shown: line.namesOpen.toLocaleString(language) })}
        </span>
      </div>
      <Loaded of={names}>
        {data => (
          <div className="admin-lines">
            <table className="line-table names-table">
              <thead>
                <tr>
                  {['name', 'doubt', 'same'].map(head => (
                    <th key={head} scope="col">
                      {t(`journal.names.head.${head}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.pages
                  .flatMap(page => page.items)
                  .map(name => (
                    <Line key={`${name.kind} ${name.name}`} importId={line.id} name={name} />
                  ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
      <More of={names} />
    </section>
  )
}

function Line({ importId, name }: { importId: string; name: DoubtfulName }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const zone = useZone()
  const day = (at: number) => dateWords(localDate(at, zone), language)
  const [first, last] = [day(name.firstAt), day(name.lastAt)]
  return (
    <tr>
      <td>
        <strong>{name.name}</strong>
        <div className="soft small">
          {[
            t(`journal.names.kind.${name.kind}`),
            name.unit && t('journal.names.in-unit', { unit: name.unit }),
            first === last ? first : `${first} – ${last}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </td>
      <td data-label={t('journal.names.head.doubt')}>{t(`journal.names.because.${name.doubt}`)}</td>
      <td>
        <NameChoice importId={importId} of={name} />
      </td>
    </tr>
  )
}
