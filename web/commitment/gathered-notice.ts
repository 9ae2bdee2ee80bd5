import { useTranslation } from 'react-i18next'
import type { Notification } from '../api/index.ts'
import { dateWords, personName, said, useLanguage } from '../shared/index.ts'

/** Notices that tell of the organisation, or of many matters at once. */
export const gatheredKinds: readonly string[] = ['taken-over', 'answers-for', 'leaving', 'ending', 'lent', 'lent-over']

interface Name {
  readonly name: string
  readonly nameEn: string | null
}
interface Said {
  readonly zh: string
  readonly en: string
}
interface Detail {
  readonly side?: 'supplier' | 'customer'
  readonly cause?: string
  readonly count?: number
  readonly from?: Name | null
  readonly to?: Name
  readonly fromUnit?: Said | null
  readonly unit?: { readonly name: Said | null }
  readonly person?: Name
  readonly state?: string
  readonly day?: string
  readonly firstDay?: string
  readonly lastDay?: string | null
  readonly into?: readonly (Said | null)[]
}

/** The whole sentence of such a notice. */
export function useGathered(kind: string, given: Notification['detail']): string {
  const { t } = useTranslation()
  const language = useLanguage()
  const detail = given as Detail
  const name = (one: Name | null | undefined) => (one ? personName(one, language) : '')
  const words = (one: Said | null | undefined) => (one ? said(one, language) : '')
  const day = (one: string | null | undefined) => (one ? dateWords(one, language) : '')
  switch (kind) {
    case 'taken-over':
      return t(`commitment.gathered.taken-over-${detail.side ?? 'supplier'}`, {
        count: detail.count ?? 1,
        unit: words(detail.unit?.name),
        from: name(detail.from) || words(detail.fromUnit),
        cause: t(`commitment.succession.${detail.cause ?? 'left'}`),
      })
    case 'answers-for':
      return t(`commitment.gathered.answers-for-${detail.side ?? 'supplier'}`, {
        count: detail.count ?? 1,
        unit: words(detail.unit?.name),
      })
    case 'leaving':
      return t('commitment.gathered.leaving', {
        name: name(detail.person),
        day: day(detail.lastDay),
        count: detail.count ?? 0,
      })
    case 'ending':
      return t(`commitment.gathered.ending-${detail.state === 'planned' ? 'planned' : 'done'}`, {
        unit: words(detail.unit?.name),
        day: day(detail.day),
        into: (detail.into ?? []).map(words).filter(Boolean).join(t('shared.comma')) || '–',
      })
    case 'lent':
      return t('commitment.gathered.lent', {
        from: name(detail.from),
        to: name(detail.to),
        first: day(detail.firstDay),
        last: day(detail.lastDay) || '…',
      })
    case 'lent-over':
      return t('commitment.gathered.lent-over', { from: name(detail.from), to: name(detail.to) })
    default:
      return ''
  }
}
