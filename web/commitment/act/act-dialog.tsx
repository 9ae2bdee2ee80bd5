import { Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { FormDialog } from '../../shared/index.ts'
import { ActFields } from './fields/act-fields.tsx'
import { type FormAct, isGrave } from './kinds.ts'
import { followsOf, nameOf } from './say-act.ts'
import { useAct } from './use-act.ts'
import { type ActValues, actOf } from './values.ts'

/**
 * The form of one act. What the button says is the act that would be sent: a promise later than the standard turns into an
 * offer before one's eyes. A refusal keeps it open, with the words in it and the newest version behind it.
 */
export function ActDialog(props: { kind: FormAct | null; of: Commitment; onClose: () => void }) {
  const { t } = useTranslation()
  const { kind, of: commitment, onClose } = props
  const [form] = Form.useForm<ActValues>()
  const [arriving, setArriving] = useState(false)
  const values = Form.useWatch<ActValues | undefined>([], form)
  const act = useAct(commitment.id, commitment.version, { quiet: true, after: onClose })
  const sent = kind && actOf(kind, values ?? {}, commitment)
  const name = sent ? t(`commitment.act.${nameOf(sent.kind, commitment)}`) : ''
  const close = () => {
    act.reset()
    onClose()
  }
  return (
    <FormDialog<ActValues>
      title={name}
      confirm={name}
      open={kind !== null}
      busy={act.isPending || arriving}
      error={act.error}
      danger={kind !== null && isGrave(kind)}
      width={kind === 'promise' || kind === 'settle-contest' ? 600 : undefined}
      form={form}
      onClose={close}
      onConfirm={written => kind && act.mutate({ act: actOf(kind, written, commitment), files: written.files })}
    >
      {sent && <p className="soft gap-below">{t(`commitment.follows.${followsOf(sent.kind, commitment)}`)}</p>}
      {kind && sent && <ActFields kind={kind} of={commitment} sent={sent} onBusy={setArriving} />}
    </FormDialog>
  )
}
