import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../../api/index.ts'
import { useAct } from '../../act/use-act.ts'
import { CauseChoice } from './cause-choice.tsx'
import { type CauseSubject, type NamedCause, standingOf } from './subjects.ts'

interface Props {
  readonly what: string
  readonly about: CauseSubject
  readonly named: NamedCause | null
  readonly isOpen: boolean
  readonly of: Commitment
}

const looks = { proposed: 'chip-soon', confirmed: 'chip-good', differing: 'chip-bad' } as const

export function CauseLine({ what, about, named, isOpen, of: commitment }: Props) {
  const { t } = useTranslation()
  const [naming, setNaming] = useState(false)
  const act = useAct(commitment.id, commitment.version, { after: () => setNaming(false) })
  const standing = named === null ? null : standingOf(named)
  const proposed = named?.proposed?.cause
  return (
    <li>
      <div className="row spread wrap">
        <strong>{what}</strong>
        <span className={`chip ${standing === null ? '' : looks[standing]}`}>
          {t(`commitment.cause-is.${standing ?? 'open'}`)}
        </span>
      </div>
      {standing === 'differing' ? (
        <p className="soft small">
          {t('commitment.cause-differs', {
            customer: t(`commitment.cause.${proposed}`),
            supplier: t(`commitment.cause.${named?.answered?.cause}`),
          })}
        </p>
      ) : (
        proposed && <p className="soft small">{t(`commitment.cause.${proposed}`)}</p>
      )}
      {isOpen && !naming && (
        <div className="row wrap cause-acts">
          {proposed && (
            <Button
              size="small"
              type="primary"
              loading={act.isPending}
              onClick={() => act.mutate({ act: { kind: 'name-cause', about, cause: proposed } })}
            >
              {t('commitment.confirm-cause')}
            </Button>
          )}
          <Button size="small" onClick={() => setNaming(true)}>
            {t(proposed ? 'commitment.other-cause' : 'commitment.name-cause')}
          </Button>
        </div>
      )}
      {isOpen && naming && (
        <CauseChoice
          label={what}
          not={proposed}
          busy={act.isPending}
          onChoose={cause => act.mutate({ act: { kind: 'name-cause', about, cause } })}
          onClose={() => setNaming(false)}
        />
      )}
    </li>
  )
}
