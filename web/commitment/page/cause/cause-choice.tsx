import type { Cause } from '@huke/core/commitment'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCauseOptions } from '../../act/fields/cause-field.tsx'

/** Each side names a cause once; `not` is what the other has named, which is confirmed and not chosen. */
export function CauseChoice(props: {
  label: string
  not?: Cause
  busy: boolean
  onChoose: (cause: Cause) => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [cause, setCause] = useState<Cause>()
  const options = useCauseOptions().filter(({ value }) => value !== props.not)
  return (
    <div className="inset">
      <Radio.Group
        className="choices"
        aria-label={props.label}
        value={cause}
        onChange={event => setCause(event.target.value)}
        options={options}
      />
      <p className="soft small">{t('commitment.cause-once')}</p>
      <div className="row cause-acts">
        <Button
          size="small"
          type="primary"
          disabled={cause === undefined}
          loading={props.busy}
          onClick={() => cause && props.onChoose(cause)}
        >
          {t('commitment.name-cause')}
        </Button>
        <Button size="small" type="text" onClick={props.onClose}>
          {t('shared.cancel')}
        </Button>
      </div>
    </div>
  )
}
