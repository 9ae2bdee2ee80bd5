import type { Kind } from '@huke/core/commitment'
import { useTranslation } from 'react-i18next'

/** One small mark for each way of being a customer. */
const shapes: Readonly<Record<Kind, string>> = {
  request: 'M2 7a5 5 0 1 0 10 0a5 5 0 1 0-10 0z',
  handover: 'M1.5 4h6l5 3-5 3h-6z',
  'ad-hoc': 'M7 1.5L12.5 7 7 12.5 1.5 7z',
  goal: 'M7 2l5.5 10h-11z',
  action: 'M2.5 2.5h9v9h-9z',
}

export function KindMark({ kind }: { kind: Kind }) {
  const { t } = useTranslation()
  const name = t(`commitment.kind.${kind}`)
  return (
    <svg className="kind-mark" width={14} height={14} viewBox="0 0 14 14" role="img" aria-label={name}>
      <title>{name}</title>
      <path d={shapes[kind]} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  )
}
