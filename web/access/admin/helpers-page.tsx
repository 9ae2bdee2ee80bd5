import { useInfiniteQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Answer, answer, api } from '../../api/index.ts'
import { EmptyState, Loaded, More, personName, said, useLanguage, useMutate, When } from '../../shared/index.ts'
import { HelperDialog } from './helper-dialog.tsx'
import { PeopleFrame } from './people-frame.tsx'
import { askingHelpersQuery } from './queries.ts'

type Helper = Answer<'/asking-helpers'>['items'][number]

/** Who may ask for the people of which department: a secretary of several, a front desk. */
export function HelpersPage() {
  const { t } = useTranslation()
  const [adding, setAdding] = useState(false)
  const helpers = useInfiniteQuery(askingHelpersQuery)
  return (
    <PeopleFrame
      intro={t('access.admin.helpers-intro')}
      actions={
        <Button type="primary" onClick={() => setAdding(true)}>
          {t('access.admin.name-helper')}
        </Button>
      }
    >
      <Loaded of={helpers}>{data => <Lines helpers={data.pages.flatMap(page => page.items)} />}</Loaded>
      <More of={helpers} />
      <HelperDialog open={adding} onClose={() => setAdding(false)} />
    </PeopleFrame>
  )
}

function Lines({ helpers }: { helpers: readonly Helper[] }) {
  const { t } = useTranslation()
  if (helpers.length === 0) return <EmptyState>{t('access.admin.no-helpers')}</EmptyState>
  return (
    <div className="admin-lines">
      <table className="line-table">
        <thead>
          <tr>
            {['person', 'unit', 'since'].map(name => (
              <th key={name} scope="col">
                {t(`access.admin.helper.${name}`)}
              </th>
            ))}
            <th aria-label={t('access.admin.column.act')} />
          </tr>
        </thead>
        <tbody>
          {helpers.map(helper => (
            <Line key={`${helper.person.id} ${helper.unit.id}`} helper={helper} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ helper: { person, unit, grantedAt } }: { helper: Helper }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { modal } = App.useApp()
  const names = { person: personName(person, language), unit: said(unit.name, language) }
  const remove = useMutate(
    () =>
      answer(api.DELETE('/asking-helpers/{person}/{unit}', { params: { path: { person: person.id, unit: unit.id } } })),
    { touches: ['asking-helpers'] },
  )
  const ask = () =>
    modal.confirm({
      title: t('access.admin.helper-question', names),
      okText: t('access.admin.remove-helper'),
      onOk: () => remove.mutateAsync(undefined).catch(() => undefined),
    })
  return (
    <tr>
      <td>{names.person}</td>
      <td>{names.unit}</td>
      <td className="soft">
        <When at={grantedAt} />
      </td>
      <td>
        <Button size="small" loading={remove.isPending} onClick={ask}>
          {t('access.admin.remove-helper')}
        </Button>
      </td>
    </tr>
  )
}
