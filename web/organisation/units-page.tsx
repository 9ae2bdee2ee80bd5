import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayCompareUnits, useReader } from '../access/index.ts'
import { EmptyState, Loaded, Page } from '../shared/index.ts'
import { unitsQuery } from './queries.ts'
import { UnitBranch } from './unit-branch.tsx'
import { type UnitNode, unitTree } from './unit-tree.ts'

export function UnitsPage() {
  const { t } = useTranslation()
  const units = useQuery(unitsQuery)
  const reader = useReader()
  const tops = units.data?.items.filter(unit => unit.parent === null).map(unit => unit.id) ?? []
  const [wanted, setWanted] = useState('')
  return (
    <Page
      title={t('organisation.units')}
      intro={t('organisation.units-intro')}
      actions={
        mayCompareUnits(reader, tops) && (
          <Link to="/scorecard">
            <Button>{t('scorecard.compare')}</Button>
          </Link>
        )
      }
    >
      <Input.Search
        allowClear
        className="gap-below"
        placeholder={t('organisation.search-units')}
        aria-label={t('organisation.search-units')}
        onChange={event => setWanted(event.target.value.trim().toLowerCase())}
      />
      <Loaded of={units} rows={10}>
        {data => {
          const shown = unitTree(data.items).flatMap(node => matching(node, wanted))
          return shown.length > 0 ? (
            <div className="panel">
              {shown.map(node => (
                <UnitBranch key={node.unit.id} node={node} depth={0} />
              ))}
            </div>
          ) : (
            <EmptyState>{t(wanted ? 'organisation.no-unit-found' : 'organisation.no-units')}</EmptyState>
          )
        }}
      </Loaded>
    </Page>
  )
}

/** The branches that hold what is looked for. */
function matching(node: UnitNode, wanted: string): UnitNode[] {
  const { unit } = node
  const head = `${unit.head?.name ?? ''} ${unit.head?.nameEn ?? ''}`
  if (`${unit.name.zh} ${unit.name.en} ${unit.code} ${head}`.toLowerCase().includes(wanted)) return [node]
  const children = node.children.flatMap(child => matching(child, wanted))
  return children.length > 0 ? [{ unit, children }] : []
}
