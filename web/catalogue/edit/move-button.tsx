import { App, Button, Form, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type Service } from '../../api/index.ts'
import { UnitPicker } from '../../organisation/index.ts'
import { FormDialog, said, useLanguage, useMutate } from '../../shared/index.ts'

interface Entry {
  unit: string
  openMatters: 'stay' | 'follow'
}

/** Another department serves it from now on; what was served stays with who served it. */
export function MoveButton({ service, onMoved }: { service: Service; onMoved: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const move = useMutate(
    (body: Entry) => answer(api.PUT('/services/{id}/unit', { params: { path: { id: service.id } }, body })),
    {
      touches: ['services', 'service', 'service-templates'],
      quiet: true,
      after: ({ unit }) => {
        setOpen(false)
        message.success(t('catalogue.edit.move-done', { name: said(unit.name, language) }))
        onMoved()
      },
    },
  )
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('catalogue.edit.move')}</Button>
      <FormDialog<Entry>
        title={t('catalogue.edit.move-title', { name: said(service.name, language) })}
        confirm={t('catalogue.edit.move')}
        open={open}
        busy={move.isPending}
        error={move.error}
        initial={{ openMatters: 'stay' }}
        onClose={() => setOpen(false)}
        onConfirm={entry => move.mutate(entry)}
      >
        <p className="soft gap-below">{t('catalogue.edit.move-why')}</p>
        <Form.Item name="unit" rules={[{ required: true, message: t('shared.needed') }]}>
          <UnitPicker />
        </Form.Item>
        <Form.Item name="openMatters" label={t('catalogue.edit.move-open')}>
          <Radio.Group
            options={(['stay', 'follow'] as const).map(value => ({
              value,
              label: t(`catalogue.edit.open-matters.${value}`),
            }))}
          />
        </Form.Item>
      </FormDialog>
    </>
  )
}
