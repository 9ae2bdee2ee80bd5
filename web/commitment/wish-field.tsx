import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Priority } from '@huke/core/commitment'
import type { Service } from '../api/index.ts'
import { MomentInput, useNow } from '../shared/index.ts'
import { useSayGap } from './due/use-say-gap.ts'
import { useSayRest } from './due/use-say-rest.ts'

/** By when the customer needs it, and what that will be: a wish where it is earlier than the standard, else the standard. */
export function WishField({ service }: { service?: Service }) {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item
        name="dueBy"
        label={t('commitment.field.wish')}
        extra={t(service ? 'commitment.field.wish-why' : 'commitment.field.wish-latest')}
      >
        <MomentInput />
      </Form.Item>
      {service && <WishMeaning service={service} />}
    </>
  )
}

function WishMeaning({ service }: { service: Service }) {
  const { t } = useTranslation()
  const now = useNow()
  const gap = useSayGap()
  const rest = useSayRest()
  const at = Form.useWatch<number | undefined>('dueBy')
  const priority = Form.useWatch<Priority | undefined>('priority') ?? 'normal'
  const standard = service.targets[priority].resolution
  if (at == null || at <= now) return null
  const resting = standard?.target.kind === 'calendar-time' ? null : rest(at)
  return (
    <div className="wish-meaning small" aria-live="polite">
      {standard?.dueAt != null && (
        <p className="soft">
          {gap(at, { to: 'standard', due: standard.dueAt, target: standard.target })}
          {t('shared.colon')}
          {t(at > standard.dueAt ? 'commitment.needed-means.standard' : 'commitment.needed-means.wish')}
        </p>
      )}
      {resting && <p className="soon">{resting}</p>}
    </div>
  )
}
