import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { AutoComplete, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Answer, answer, api } from '../../api/index.ts'
import { Loaded, More, said, Sideways, useLanguage, useMutate } from '../../shared/index.ts'
import { unitsQuery } from '../queries.ts'
import { importEndingsQuery } from './queries.ts'

type Line = Answer<'/organisation/imports/{id}/endings'>['items'][number]

/** Units that the file ends, and who takes their work over: the nearest above unless somebody says another. */
export function ImportEndings({ id }: { id: string }) {
  const { t } = useTranslation()
  const endings = useInfiniteQuery(importEndingsQuery(id))
  return (
    <section className="panel">
      <h2>{t('organisation.ending.import-title')}</h2>
      <p className="soft gap-below">{t('organisation.ending.import-why')}</p>
      <Loaded of={endings}>
        {data => (
          <Sideways label={t('organisation.ending.import-title')}>
            <table className="plain-table ending-table">
              <thead>
                <tr>
                  <th scope="col">{t('organisation.admin.unit')}</th>
                  <th scope="col">{t('organisation.ending.what-it-has')}</th>
                  <th scope="col">{t('organisation.ending.import-successor')}</th>
                  <th scope="col">{t('organisation.ending.import-service-way')}</th>
                </tr>
              </thead>
              <tbody>
                {data.pages
                  .flatMap(page => page.items)
                  .map(line => (
                    <Row key={line.code} id={id} line={line} ends={data.pages.flatMap(page => page.items)} />
                  ))}
              </tbody>
            </table>
          </Sideways>
        )}
      </Loaded>
      <More of={endings} />
    </section>
  )
}

function Row({ id, line, ends }: { id: string; line: Line; ends: readonly Line[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const units = useQuery(unitsQuery)
  const change = useMutate(
    ({ successor, services }: { successor: string; services: Line['services'] }) =>
      answer(
        api.PUT('/organisation/imports/{id}/endings/{code}', {
          params: { path: { id, code: line.code } },
          body: { successor, services },
        }),
      ),
    { touches: ['organisation-import'] },
  )
  const options = (units.data?.items ?? [])
    .filter(unit => ends.every(end => end.code !== unit.code))
    .map(unit => ({ value: unit.code, label: `${said(unit.name, language)} (${unit.code})` }))
  const has = [
    line.owes > 0 && t('organisation.ending.import-owes', { count: line.owes }),
    line.owed > 0 && t('organisation.ending.import-owed', { count: line.owed }),
    line.serviceCount > 0 && t('organisation.ending.import-services', { count: line.serviceCount }),
  ].filter(Boolean)
  return (
    <tr>
      <th scope="row">
        {line.name} <span className="soft small">{line.code}</span>
      </th>
      <td className={has.length === 0 ? 'soft' : undefined}>
        {has.join(t('shared.comma')) || t('organisation.ending.none')}
      </td>
      <td>
        <AutoComplete
          key={line.successor?.code}
          defaultValue={line.successor?.code}
          options={options}
          disabled={has.length === 0}
          showSearch={{
            filterOption: (typed, option) => String(option?.label).toLowerCase().includes(typed.toLowerCase()),
          }}
          aria-label={`${line.name} ${t('organisation.ending.import-successor')}`}
          onSelect={(successor: string) => change.mutate({ successor, services: line.services })}
          onBlur={event => {
            const successor = (event.target as HTMLInputElement).value.trim()
            if (successor !== '' && successor !== line.successor?.code)
              change.mutate({ successor, services: line.services })
          }}
        />
        <span className="soft small block">{line.successor?.name}</span>
      </td>
      <td>
        <Select<Line['services']>
          value={line.services}
          disabled={line.serviceCount === 0}
          aria-label={`${line.name} ${t('organisation.ending.import-service-way')}`}
          onChange={services => change.mutate({ successor: line.successor?.code ?? '', services })}
          options={[
            { value: 'move', label: t('organisation.ending.import-move') },
            { value: 'retire', label: t('organisation.ending.how.retire') },
          ]}
        />
      </td>
    </tr>
  )
}
