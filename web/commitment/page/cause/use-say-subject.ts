import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../../api/index.ts'
import { usePartyName } from '../../party-name.ts'
import type { CauseSubject } from './subjects.ts'

/** What a cause is named of, and by whom it was said where several are served. */
export function useSaySubject(commitment: Commitment): (about: CauseSubject) => string {
  const { t } = useTranslation()
  const name = usePartyName()
  return about => {
    if (about.of === 'breach')
      return t(about.run === 1 ? 'commitment.cause-of.breach' : 'commitment.cause-of.breach-again', {
        clock: t(`commitment.clock.${about.clock}`),
        count: about.run,
      })
    const customer = commitment.customers.find(({ number }) => number === about.customer)
    const what = t(`commitment.cause-of.${about.of}`, { count: about.delivery })
    return commitment.customers.length > 1 && customer ? `${what} · ${name(customer)}` : what
  }
}
