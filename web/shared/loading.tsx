import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'

/** The shape of what is coming, so that nothing jumps when it is there. */
export function Loading({ rows = 4 }: { rows?: number }) {
  const { t } = useTranslation()
  return (
    <output aria-label={t('shared.loading')} className="block">
      <Skeleton active title={false} paragraph={{ rows }} />
    </output>
  )
}
