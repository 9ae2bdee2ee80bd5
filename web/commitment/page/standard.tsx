import type { Target } from '@huke/core/calendar'
import { describeTarget } from '@huke/core/catalogue'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { useLanguage } from '../../shared/index.ts'
import { By } from '../due/by.tsx'
import { standardTarget, termsOf } from '../terms-of.ts'
import { ResultWords } from './result-words.tsx'

/** The standard both sides agreed to, what was asked and promised beside it, and how it ended. */
export function Standard({ of: commitment }: { of: Commitment }) {
  const { t } = useTranslation()
  const words = useTargetWords()
  const { response } = termsOf(commitment).targets[commitment.standardPriority]
  const target = standardTarget(commitment)
  const run = commitment.clocks.findLast(({ clock }) => clock === 'resolution')
  const due = commitment.standardDueAt ?? run?.standardDueAt ?? null
  const { neededBy, neededIs, promise, promisedAt, priority, standardPriority } = commitment
  return (
    <dl className="facts gap-below">
      <Fact name={t('commitment.clock.response')}>{words(response)}</Fact>
      <Fact name={t('commitment.standard-of-delivery')}>
        {target === null && due !== null ? t('commitment.agreed-date') : words(target)}
        {due !== null && (
          <>
            {' · '}
            <By at={due} target={target} />
          </>
        )}
        {priority !== standardPriority && (
          <span className="soft block small">
            {t('commitment.by-priority', { priority: t(`commitment.priority.${standardPriority}`) })}
          </span>
        )}
      </Fact>
      {neededBy !== null && (
        <Fact name={t(`commitment.needed.${neededIs ?? 'wish'}`)}>
          <By at={neededBy} />
          <span className="soft block small">{t(`commitment.needed-means.${neededIs ?? 'wish'}`)}</span>
        </Fact>
      )}
      {promisedAt !== null && (
        <Fact name={t('commitment.promised-for')}>
          {promise === null ? t('commitment.as-standard') : <By at={promise.by} />}
        </Fact>
      )}
      {commitment.result !== null && (
        <Fact name={t('commitment.result.title')}>
          <span className="row wrap">
            <ResultWords of={commitment} />
          </span>
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function useTargetWords(): (target: Target | null) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  return target => (target === null ? t('commitment.no-standard') : describeTarget(target, language))
}
