import type { State } from '@huke/core/commitment'
import { useTranslation } from 'react-i18next'

const looks: Partial<Record<State, string>> = {
  returned: 'chip-bad',
  failed: 'chip-bad',
  delivered: 'chip-soon',
  promised: 'chip-good',
  accepted: 'chip-good',
}

/** `isVoid`: it ended by the system and counts nowhere. */
export function StateWord({ state, isVoid }: { state: State; isVoid?: boolean }) {
  const { t } = useTranslation()
  return <span className={`chip ${looks[state] ?? ''}`}>{t(`commitment.state.${isVoid ? 'void' : state}`)}</span>
}
