import { Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { FormDialog } from '../../shared/index.ts'
import { ActFields } from './fields.tsx'
import { type FormAct, isGrave } from './kinds.ts'
import { useAct } from './use-act.ts'
import { type ActValues, actOf } from './values.ts'

/** The form of one act. A refusal keeps it open, with the words in it and the newest version behind it. */
export function ActDialog(props: { kind: FormAct | null; of: Commitment; onClose: () => void }) {
  const { t } = useTranslation()
  const { kind, of: commitment, onClose } = props
  const [form] = Form.useForm<ActValues>()
  const [arriving, setArriving] = useState(false)
  const act = useAct(commitment.id, commitment.version, { quiet: true, after: onClose })
  const close = () => {
    act.reset()
    onClose()
  }
  return (
    <FormDialog<ActValues>
      title={kind && t(`commitment.act.${kind}`)}
      confirm={kind ? t(`commitment.act.${kind}`) : ''}
      open={kind !== null}
      busy={act.isPending || arriving}
      error={act.error}
      danger={kind !== null && isGrave(kind)}
      form={form}
      onClose={close}
      onConfirm={values => kind && act.mutate({ act: actOf(kind, values), files: values.files })}
    >
      {kind && <ActExplained kind={kind} />}
      {kind && <ActFields kind={kind} of={commitment} onBusy={setArriving} />}
    </FormDialog>
  )
}

/** What will follow, in a sentence. */
function ActExplained({ kind }: { kind: FormAct }) {
  const { t } = useTranslation()
  return <p className="soft gap-below">{t(`commitment.follows.${kind}`)}</p>
}
