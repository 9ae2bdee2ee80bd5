import { useQuery } from '@tanstack/react-query'
import { App, Checkbox, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/index.ts'
import { UnitPicker } from '../organisation/index.ts'
import { FormDialog, Loaded, said, useLanguage, useMutate } from '../shared/index.ts'

interface Entry {
  unit: string
  templates: string[]
}

/** Services from the library, offered by a unit. */
export function TemplateDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { message } = App.useApp()
  const templates = useQuery({
    queryKey: ['service-templates'],
    queryFn: () => answer(api.GET('/service-templates')),
    enabled: open,
  })
  const make = useMutate((body: Entry) => answer(api.POST('/services/from-templates', { body })), {
    touches: ['services', 'service-templates'],
    quiet: true,
    after: ({ items }) => {
      message.success(t('catalogue.made', { count: items.filter(item => item.outcome === 'made').length }))
      onClose()
    },
  })
  const rules = [{ required: true, message: t('shared.needed') }]
  return (
    <FormDialog<Entry>
      title={t('catalogue.from-library')}
      confirm={t('catalogue.offer')}
      width={640}
      open={open}
      busy={make.isPending}
      error={make.error}
      onClose={onClose}
      onConfirm={entry => make.mutate(entry)}
    >
      <Form.Item name="unit" label={t('catalogue.offered-by')} rules={rules}>
        <UnitPicker />
      </Form.Item>
      <Loaded of={templates}>
        {({ items }) => (
          <Form.Item name="templates" label={t('catalogue.which-services')} rules={rules}>
            <Checkbox.Group className="templates">
              {items.map(template => (
                <Checkbox key={template.code} value={template.code}>
                  {said(template.name, language)}
                  {template.services.length > 0 && (
                    <span className="soft small"> {t('catalogue.already-offered')}</span>
                  )}
                  <span className="soft small block">{said(template.description, language)}</span>
                </Checkbox>
              ))}
            </Checkbox.Group>
          </Form.Item>
        )}
      </Loaded>
    </FormDialog>
  )
}
