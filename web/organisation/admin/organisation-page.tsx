import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnitLine } from '../../api/index.ts'
import { EmptyState, Loaded } from '../../shared/index.ts'
import { unitsQuery } from '../queries.ts'
import { unitTree } from '../unit-tree.ts'
import { matching } from './matching.ts'
import { OrganisationFrame } from './organisation-frame.tsx'
import { UnitRows } from './unit-rows.tsx'

/** The tree of units; one is found by name, code or head. */
export function OrganisationPage() {
  const { t } = useTranslation()
  const units = useQuery(unitsQuery)
  const isBare = units.data !== undefined && units.data.items.length <= 1
  const add = <Button type={isBare ? 'default' : 'primary'}>{t('organisation.admin.add-unit')}</Button>
  return (
    <OrganisationFrame
      intro={t('organisation.admin.intro')}
      actions={
        <>
          <Link to="/admin/organisation/units/$id" params={{ id: 'new' }}>
            {add}
          </Link>
          {isBare && (
            <Link to="/admin/organisation/import">
              <Button type="primary">{t('organisation.admin.import')}</Button>
            </Link>
          )}
        </>
      }
    >
      <Loaded of={units} rows={10}>
        {({ items }) => <Tree units={items} />}
      </Loaded>
    </OrganisationFrame>
  )
}

function Tree({ units }: { units: readonly UnitLine[] }) {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState('')
  const [headless, setHeadless] = useState(false)
  const without = units.filter(unit => unit.head === null).length
  const shown = unitTree(units).flatMap(node => matching(node, wanted, headless))
  return (
    <>
      <search className="row wrap gap-below">
        <Input.Search
          allowClear
          className="admin-search"
          placeholder={t('organisation.admin.search-units')}
          aria-label={t('organisation.admin.search-units')}
          onChange={event => setWanted(event.target.value.trim().toLowerCase())}
        />
        {without > 0 && (
          <Checkbox checked={headless} onChange={event => setHeadless(event.target.checked)}>
            {t('organisation.admin.only-headless', { count: without })}
          </Checkbox>
        )}
      </search>
      {shown.length > 0 ? (
        <div className="admin-lines">
          <UnitRows nodes={shown} />
        </div>
      ) : (
        <EmptyState>{t('organisation.admin.no-unit-found')}</EmptyState>
      )}
    </>
  )
}
