import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { Pair } from '../pair.tsx'
import { StateWord } from '../state-word.tsx'

type Child = Commitment['children'][number]

/** What it belongs to, and what was handed out of it. */
export function Children({ of: { parent, children } }: { of: Commitment }) {
  const { t } = useTranslation()
  if (parent === null && children.length === 0) return null
  return (
    <section className="panel">
      {parent && (
        <>
          <h2>{t('commitment.part-of')}</h2>
          <ChildLine child={parent} />
        </>
      )}
      {children.length > 0 && (
        <>
          <h2>{t('commitment.parts')}</h2>
          {children.map(child => (
            <ChildLine key={child.id} child={child} />
          ))}
        </>
      )}
    </section>
  )
}

function ChildLine({ child }: { child: Child }) {
  const { t } = useTranslation()
  return (
    <Link to="/commitments/$id" params={{ id: child.id }} className="child-line">
      <span className="row spread">
        <span className="clip">{child.title}</span>
        <StateWord state={child.state} />
      </span>
      <span className="row spread small">
        <Pair pair={child.pair} look="brief" />
        {child.relation === 'recovery' && <span className="soft">{t('commitment.recovery')}</span>}
      </span>
    </Link>
  )
}
