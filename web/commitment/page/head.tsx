import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { said, useLanguage } from '../../shared/index.ts'
import { Acts } from '../act/acts.tsx'
import { Clock } from '../clock.tsx'
import { KindMark } from '../kind-mark.tsx'
import { Pair } from '../pair.tsx'
import { StateWord } from '../state-word.tsx'
import { Customers } from './customers.tsx'
import { Remarks } from './remarks.tsx'
import { ResultWords } from './result-words.tsx'

/** Who serves whom, where it stands, what is left, and what to do. */
export function Head({ of: commitment, act }: { of: Commitment; act?: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { service, priority } = commitment
  return (
    <header className="commitment-head">
      <p className="row wrap">
        <KindMark kind={commitment.kind} />
        <span className="soft">{commitment.number}</span>
        {service && (
          <Link to="/services/$id" params={{ id: service.id }} className="soft">
            {said(service.name, language)}
          </Link>
        )}
        {commitment.imported && <span className="chip">{t('commitment.imported')}</span>}
      </p>
      <p className="commitment-title">{commitment.title}</p>
      <div className="panel head-panel">
        {commitment.customers.length > 1 ? <Customers of={commitment} /> : <Pair pair={commitment.pair} look="large" />}
        <div className="row wrap head-state">
          {commitment.imported && commitment.closedBy === 'void' ? (
            <span className="chip">{t('commitment.open-at-source')}</span>
          ) : (
            <StateWord state={commitment.state} isVoid={commitment.closedBy === 'void'} />
          )}
          <ResultWords of={commitment} />
          {(priority === 'urgent' || priority === 'high') && (
            <span className="chip chip-soon">{t(`commitment.priority.${priority}`)}</span>
          )}
          <Clock of={commitment} whole />
        </div>
        <Acts of={commitment} first={act} />
        <Remarks of={commitment} />
      </div>
    </header>
  )
}
