import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { UnitPicker, unitsQuery } from '../../organisation/index.ts'
import { said, useLanguage } from '../../shared/index.ts'
import { CalendarField } from './calendar-field.tsx'
import { ProblemsAt } from './problems.tsx'

/** What it is called, who offers it and who may ask. `unit` offers it already; of a new one it is chosen here. */
export function About({ unit }: { unit: string | undefined }) {
  const { t } = useTranslation()
  const chosen: string | undefined = Form.useWatch('unit')
  return (
    <>
      {unit === undefined && (
        <div className="form-pair">
          <Form.Item
            name="unit"
            label={t('catalogue.offered-by')}
            rules={[{ required: true, message: t('shared.needed') }]}
          >
            <UnitPicker />
          </Form.Item>
          <Form.Item
            name="code"
            label={t('catalogue.code')}
            extra={t('catalogue.code-why')}
            rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9-]{0,59}$/, message: t('catalogue.code-why') }]}
          >
            <Input maxLength={60} />
          </Form.Item>
        </div>
      )}
      {(['name', 'description'] as const).map(field => (
        <div key={field} className="form-pair">
          {(['zh', 'en'] as const).map(tongue => (
            <Form.Item
              key={tongue}
              name={[field, tongue]}
              label={`${t(`catalogue.text.${field}`)} · ${t(`catalogue.tongue.${tongue}`)}`}
            >
              {field === 'name' ? (
                <Input maxLength={80} />
              ) : (
                <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={1000} showCount />
              )}
            </Form.Item>
          ))}
          <ProblemsAt place={`/${field}`} />
        </div>
      ))}
      <div className="form-pair">
        {(['zh', 'en'] as const).map(tongue => (
          <Form.Item
            key={tongue}
            name={['keywords', tongue]}
            label={`${t('catalogue.keywords')} · ${t(`catalogue.tongue.${tongue}`)}`}
          >
            <Select mode="tags" open={false} suffixIcon={null} />
          </Form.Item>
        ))}
      </div>
      <ProblemsAt place="/keywords" />
      <div className="form-pair">
        <Form.Item name="calendar" label={t('catalogue.calendar')}>
          <CalendarField unit={unit ?? chosen} />
        </Form.Item>
        <Form.Item name="eligible" label={t('catalogue.eligible')} extra={t('catalogue.eligible-why')}>
          <Eligible />
        </Form.Item>
      </div>
      <ProblemsAt place="/eligible" />
      <ProblemsAt place="/calendar" />
    </>
  )
}

type Who = 'everyone' | string[]

/** Everyone, or the people of some units and those below. */
function Eligible(props: { id?: string; value?: Who; onChange?: (who: Who) => void }) {
  const { id, value = 'everyone', onChange } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const units = useQuery(unitsQuery)
  return (
    <Select<string[]>
      id={id}
      mode="multiple"
      placeholder={t('catalogue.everyone')}
      value={value === 'everyone' ? [] : value}
      onChange={codes => onChange?.(codes.length === 0 ? 'everyone' : codes)}
      options={units.data?.items.map(({ code, name }) => ({ value: code, label: said(name, language) }))}
    />
  )
}
