import { Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { PersonPicker } from '../person-picker.tsx'
import { UnitPicker } from '../unit-picker.tsx'

export interface IntoEntry {
  kind: 'unit' | 'new'
  unit?: string
  code?: string
  name?: string
  parent?: string
  head?: string
}

/** A unit that is there, or one that begins with this act. Inside a list of a form fields are named from the list on. */
export function IntoFields({ at, list = [] }: { at: readonly (string | number)[]; list?: readonly string[] }) {
  const { t } = useTranslation()
  const path = (name: keyof IntoEntry) => [...at, name]
  const kind = Form.useWatch<IntoEntry['kind']>([...list, ...path('kind')])
  const needed = [{ required: true, whitespace: true, message: t('shared.needed') }]
  return (
    <>
      <Form.Item name={path('kind')}>
        <Radio.Group
          options={(['new', 'unit'] as const).map(value => ({ value, label: t(`organisation.ending.into-${value}`) }))}
        />
      </Form.Item>
      {kind === 'unit' ? (
        <Form.Item
          name={path('unit')}
          label={t('organisation.ending.existing')}
          rules={[{ required: true, message: t('shared.needed') }]}
        >
          <UnitPicker />
        </Form.Item>
      ) : (
        <div className="field-row">
          <Form.Item name={path('code')} label={t('organisation.admin.code')} rules={needed}>
            <Input maxLength={50} />
          </Form.Item>
          <Form.Item name={path('name')} label={t('organisation.admin.name')} rules={needed}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name={path('parent')} label={t('organisation.admin.parent')}>
            <UnitPicker allowClear placeholder={t('organisation.admin.at-the-top')} />
          </Form.Item>
          <Form.Item name={path('head')} label={t('organisation.admin.head')}>
            <PersonPicker allowClear />
          </Form.Item>
        </div>
      )}
    </>
  )
}

export const intoOf = ({ kind, unit = '', code = '', name = '', parent, head }: IntoEntry) =>
  kind === 'unit'
    ? { unit }
    : {
        new: {
          code: code.trim(),
          name: name.trim(),
          nameEn: null,
          kind: 'department' as const,
          parent: parent ?? null,
          head: head ?? null,
        },
      }
