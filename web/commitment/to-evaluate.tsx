import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CommitmentLine, Home } from '../api/index.ts'
import { said, useLanguage } from '../shared/index.ts'

/** Deliveries that wait for a word. Nothing is preselected: an answer nobody gave is no answer. */
export function ToEvaluate({ of: { count, items } }: { of: Home['toEvaluate'] }) {
  const { t } = useTranslation()
  if (count === 0) return null
  return (
    <section className="panel" aria-labelledby="home-evaluate">
      <div className="panel-head">
        <h2 id="home-evaluate">
          {t('commitment.view.to-evaluate')} <span className="soft">{count}</span>
        </h2>
        <Link to="/work" search={{ view: 'to-evaluate' }}>
          {t('commitment.all-of-them')}
        </Link>
      </div>
      <ul className="lines">
        {items.slice(0, 3).map(line => (
          <Delivery key={line.id} line={line} />
        ))}
      </ul>
    </section>
  )
}

function Delivery({ line }: { line: CommitmentLine }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <li className="row spread wrap to-evaluate">
      <Link to="/commitments/$id" params={{ id: line.id }} className="plain-link grow">
        {t('commitment.delivered-you', { unit: said(line.pair.supplier.unit.name, language), title: line.title })}
      </Link>
      <Link to="/commitments/$id" params={{ id: line.id }} search={{ act: 'evaluate' }}>
        <Button>{t('commitment.act.evaluate')}</Button>
      </Link>
    </li>
  )
}
