import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/index.ts'
import { PersonPicker, UnitPicker } from '../../organisation/index.ts'
import { FormDialog, useMutate } from '../../shared/index.ts'

interface Entry {
  person: string
  unit: string
}

/** Names somebody who may ask for the people of a department and of those below it. */
export function HelperDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const add = useMutate(
    (path: Entry) => answer(api.PUT('/asking-helpers/{person}/{unit}', { params: { path: { ...path } } })),
    { touches: ['asking-helpers'], quiet: true, after: onClose },
  )
  const rules = [{ required: true, message: t('shared.needed') }]
  return (
    <FormDialog<Entry>
      title={t('access.admin.name-helper')}
      confirm={t('access.admin.name-helper')}
      open={open}
      busy={add.isPending}
      error={add.error}
      onClose={() => {
        add.reset()
        onClose()
      }}
      onConfirm={entry => add.mutate(entry)}
    >
      <p className="soft gap-below">{t('access.admin.helper-why')}</p>
      <Form.Item name="person" label={t('access.admin.helper.person')} rules={rules}>
        <PersonPicker />
      </Form.Item>
      <Form.Item name="unit" label={t('access.admin.helper.unit')} rules={rules}>
        <UnitPicker />
      </Form.Item>
    </FormDialog>
  )
}
