import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../../api/index.ts'
import { FilesInput } from '../../../shared/index.ts'

/** Files that go with the act, where the reader may attach any. */
export function FilesField({ of: commitment, onBusy }: { of: Commitment; onBusy: (busy: boolean) => void }) {
  const { t } = useTranslation()
  if (!commitment.openActs.includes('attach')) return null
  return (
    <Form.Item name="files" label={t('commitment.files-optional')}>
      <FilesInput onBusy={onBusy} />
    </Form.Item>
  )
}
