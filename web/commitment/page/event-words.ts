import { useTranslation } from 'react-i18next'
import type { Commitment, PersonRef, TimelineEvent, UnitRef } from '../../api/index.ts'
import { nearTime, personName, said, useLanguage, useNow, useZone } from '../../shared/index.ts'
import { termsOf } from '../terms-of.ts'

/** What somebody wrote in doing it. */
export function wordsIn({ detail }: TimelineEvent): string {
  const offer = detail.offer as { words?: string } | undefined
  const written = detail.deviation ?? detail.words ?? detail.reason ?? detail.question ?? offer?.words ?? ''
  return typeof written === 'string' ? written : ''
}

/** What happened, as the rest of a sentence that begins with who did it. */
export function useEventWords(event: TimelineEvent, commitment: Commitment): string {
  const { t } = useTranslation()
  const language = useLanguage()
  const zone = useZone()
  const now = useNow()
  const { detail, type } = event
  const moment = (at: unknown): string => (typeof at === 'number' ? nearTime(at, now, zone, language) : '')
  const person = (ref: unknown): string => (ref ? personName(ref as PersonRef, language) : '')

  switch (type) {
    case 'promised':
      return detail.dueBy
        ? t('commitment.event.promised-by', { time: moment(detail.dueBy) })
        : t(detail.atBirth ? 'commitment.event.promised-at-birth' : 'commitment.event.promised')
    case 'countered': {
      const { dueBy } = detail.offer as { dueBy: number | null }
      return dueBy === null
        ? t('commitment.event.countered')
        : t('commitment.event.countered-by', { time: moment(dueBy) })
    }
    case 'assigned':
      return detail.person
        ? t('commitment.event.assigned', { to: person(detail.person) })
        : t('commitment.event.unassigned')
    case 'transferred':
    case 'succeeded': {
      const to = detail.to as { unit: UnitRef | null; person: PersonRef | null }
      const unit = to.unit ? said(to.unit.name, language) : ''
      return t(`commitment.event.${type}`, {
        to: to.person ? `${unit} · ${person(to.person)}` : unit,
        side: t(`commitment.side.${String(detail.side)}`),
      })
    }
    case 'joined': {
      const joined = detail.customer as { unit: UnitRef | null; person: PersonRef | null }
      const unit = joined.unit ? said(joined.unit.name, language) : ''
      return t('commitment.event.joined', { who: joined.person ? `${unit} · ${person(joined.person)}` : unit })
    }
    case 'accepted':
      return t(detail.deviation ? 'commitment.event.accepted-deviation' : 'commitment.event.accepted')
    case 'cause-named':
      return t('commitment.event.cause-named', { cause: t(`commitment.cause.${String(detail.cause)}`) })
    case 'contest-settled':
      return t('commitment.event.contest-settled', { outcome: t(`commitment.outcome.${String(detail.outcome)}`) })
    case 'held':
      return t('commitment.event.held', { who: String(detail.thirdParty) })
    case 'prioritised':
      return t('commitment.event.prioritised', { to: t(`commitment.priority.${String(detail.priority)}`) })
    case 'checked': {
      const item = termsOf(commitment).checklist.find(one => one.id === detail.item)
      const name = item ? said(item, language) : String(detail.item)
      return t(detail.done ? 'commitment.event.checked' : 'commitment.event.unchecked', { item: name })
    }
    case 'escalated':
      return t('commitment.event.escalated', { to: person(detail.to) })
    case 'breached':
      return t('commitment.event.breached', { clock: t(`commitment.clock.${String(detail.clock)}`) })
    case 'warned':
      return t('commitment.event.warned', {
        clock: t(`commitment.clock.${String(detail.clock)}`),
        share: String(detail.share),
      })
    case 'performed':
      return t('commitment.event.performed', { activity: String(detail.activity) })
    case 'split':
      return t(detail.relation === 'recovery' ? 'commitment.event.recovery' : 'commitment.event.split')
    default:
      return t(`commitment.event.${type}`)
  }
}
