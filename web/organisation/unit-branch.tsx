import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { personName, said, useLanguage } from '../shared/index.ts'
import type { UnitNode } from './unit-tree.ts'

export function UnitBranch({ node: { unit, children }, depth }: { node: UnitNode; depth: number }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <>
      <Link to="/units/$id" params={{ id: unit.id }} className="unit-line">
        <span className={depth < 2 ? 'unit-name' : undefined} style={{ paddingInlineStart: 8 + depth * 24 }}>
          {said(unit.name, language)}
        </span>
        <span className="soft clip">{unit.head && personName(unit.head, language)}</span>
        <span className="soft nowrap">{unit.size > 0 && t('organisation.people', { count: unit.size })}</span>
      </Link>
      {children.map(child => (
        <UnitBranch key={child.unit.id} node={child} depth={depth + 1} />
      ))}
    </>
  )
}
