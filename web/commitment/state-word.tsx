import type { State } from '@huke/core/commitment'
import { useTranslation } from 'react-i18next'

const looks: Partial<Record<State, string>> = {
  returned: 'chip-bad',
  failed: 'chip-bad',
  delivered: 'chip-soon',
  promised: 'chip-good',
  accepted: 'chip-good',
}

export function StateWord({ state }: { state: State }) {
  const { t } = useTranslation()
  return <span className={`chip ${looks[state] ?? ''}`}>{t(`commitment.state.${state}`)}</span>
}
