import { useTranslation } from 'react-i18next'
import type { Commitment, PersonRef, TimelineEvent, UnitRef } from '../../api/index.ts'
import { personName, said, useLanguage } from '../../shared/index.ts'
import { useSayBy } from '../due/by.tsx'
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
  const by = useSayBy()
  const { detail, type } = event
  const moment = (at: unknown): string => (typeof at === 'number' ? by(at) : '')
  const person = (ref: unknown): string => (ref ? personName(ref as PersonRef, language) : '')
  const party = (ref: unknown): string => {
    const { unit, person: who } = ref as { unit: UnitRef | null; person: PersonRef | null }
    return [unit ? said(unit.name, language) : '', person(who)].filter(name => name !== '').join(' · ')
  }

  switch (type) {
    case 'promised':
      return detail.dueBy
        ? t('commitment.event.promised-by', { time: moment(detail.dueBy) })
        : t(detail.atBirth ? 'commitment.event.promised-at-birth' : 'commitment.event.promised')
    case 'countered': {
      const { dueBy, priority } = detail.offer as { dueBy: number | null; priority?: string }
      if (dueBy !== null) return t('commitment.event.countered-by', { time: moment(dueBy) })
      return priority === undefined
        ? t('commitment.event.countered')
        : t('commitment.event.countered-priority', { to: t(`commitment.priority.${priority}`) })
    }
    case 'assigned':
      return detail.person
        ? t('commitment.event.assigned', { to: person(detail.person) })
        : t('commitment.event.unassigned')
    case 'transferred':
      return t('commitment.event.transferred', { to: party(detail.to) })
    case 'succeeded':
      return t('commitment.event.succeeded', {
        to: party(detail.to),
        side: t(`commitment.side.${String(detail.side)}`),
      })
    case 'joined':
      return t('commitment.event.joined', { who: party(detail.customer) })
    case 'accepted':
      return t(detail.deviation ? 'commitment.event.accepted-deviation' : 'commitment.event.accepted')
    case 'cause-named':
      return t('commitment.event.cause-named', { cause: t(`commitment.cause.${String(detail.cause)}`) })
    case 'contest-settled':
      return t('commitment.event.contest-settled', { outcome: t(`commitment.outcome.${String(detail.outcome)}`) })
    case 'held':
      return t('commitment.event.held', { who: String(detail.thirdParty), until: moment(detail.until) })
    case 'withdrawn':
      return t(detail.unanswered ? 'commitment.event.closed-unanswered' : 'commitment.event.withdrawn')
    case 'requested':
      return t(commitment.entered ? 'commitment.event.entered' : 'commitment.event.requested')
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
