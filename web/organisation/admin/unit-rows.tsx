import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { personName, said, useLanguage } from '../../shared/index.ts'
import type { UnitNode } from '../unit-tree.ts'

export function UnitRows({ nodes, depth = 0 }: { nodes: readonly UnitNode[]; depth?: number }) {
  return nodes.map(node => (
    <div key={node.unit.id}>
      <UnitRow node={node} depth={depth} />
      <UnitRows nodes={node.children} depth={depth + 1} />
    </div>
  ))
}

function UnitRow({ node, depth }: { node: UnitNode; depth: number }) {
  const { unit } = node
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <Link to="/admin/organisation/units/$id" params={{ id: unit.id }} className="admin-unit-row">
      <span className={depth < 2 ? 'admin-unit-name' : undefined} style={{ paddingInlineStart: depth * 20 }}>
        {said(unit.name, language)}
      </span>
      <span className="soft small admin-unit-code">
        {unit.code} · {t(`organisation.admin.kind.${unit.kind}`)}
      </span>
      {unit.head ? (
        <span className="clip">{personName(unit.head, language)}</span>
      ) : (
        <span>
          <span className="chip chip-soon">{t('organisation.admin.no-head')}</span>
        </span>
      )}
      <span className="soft nowrap admin-unit-size">
        {t('organisation.admin.count-people', { count: sizeOf(node) })}
      </span>
    </Link>
  )
}

/** With all below it. */
const sizeOf = ({ unit, children }: UnitNode): number => children.reduce((sum, child) => sum + sizeOf(child), unit.size)
