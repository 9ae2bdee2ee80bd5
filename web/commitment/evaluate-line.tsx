import { isBad } from '@huke/core/commitment'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Commitment, CommitmentLine } from '../api/index.ts'
import { said, useLanguage } from '../shared/index.ts'
import { ScoreInput } from './act/fields/score-input.tsx'
import { useAct } from './act/use-act.ts'
import { commitmentQuery } from './queries.ts'
import { termsOf } from './terms-of.ts'

/** One delivery and how it was. A good word is taken at once; a bad one is asked why first, since it opens a recovery. */
export function EvaluateLine({ line }: { line: CommitmentLine }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data } = useQuery(commitmentQuery(line.id))
  return (
    <li className="row spread wrap to-evaluate">
      <Link to="/commitments/$id" params={{ id: line.id }} className="plain-link grow">
        {t(line.state === 'failed' ? 'commitment.failed-you' : 'commitment.delivered-you', {
          unit: said(line.pair.supplier.unit.name, language),
          title: line.title,
        })}
      </Link>
      {data && <Score of={data} />}
    </li>
  )
}

function Score({ of: commitment }: { of: Commitment }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const act = useAct(commitment.id, commitment.version, { after: () => message.success(t('commitment.thanks')) })
  const { scale } = termsOf(commitment).evaluation
  return (
    <ScoreInput
      scale={scale}
      label={`${t('commitment.how-was-it')} ${commitment.title}`}
      onChange={score =>
        isBad({ score, scale })
          ? navigate({ to: '/commitments/$id', params: { id: commitment.id }, search: { act: 'evaluate' } })
          : act.mutate({ act: { kind: 'evaluate', evaluation: { score, scale } } })
      }
    />
  )
}
