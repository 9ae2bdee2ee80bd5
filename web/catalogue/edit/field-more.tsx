import type { FormField } from '@huke/core/catalogue'
import { Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'

/** The limits that each type of field may have. */
const limits: Readonly<Record<FormField['type'], readonly string[]>> = {
  string: ['maxLength'],
  integer: ['minimum', 'maximum'],
  number: ['minimum', 'maximum'],
  array: ['maxItems'],
  boolean: [],
}

/** What few fields need: a line of explanation, and limits. */
export function FieldMore({ field, onChange }: { field: FormField; onChange: (field: FormField) => void }) {
  const { t } = useTranslation()
  const words = field['x-i18n']
  const explain = (tongue: 'zh' | 'en', text: string) => {
    const told = { zh: '', en: '', ...words.description, [tongue]: text }
    const { description: _before, ...rest } = words
    onChange({ ...field, 'x-i18n': told.zh || told.en ? { ...rest, description: told } : rest })
  }
  const limit = (keyword: string, value: number | null) => {
    const { [keyword as 'type']: _before, ...rest } = field
    onChange((value === null ? rest : { ...field, [keyword]: value }) as FormField)
  }
  const isFree =
    field.type !== 'string' || (field.oneOf === undefined && !['date', 'person', 'unit'].includes(field.format ?? ''))
  return (
    <div className="list-editor-row field-more">
      {(['zh', 'en'] as const).map(tongue => (
        <Input
          key={tongue}
          maxLength={300}
          value={words.description?.[tongue]}
          placeholder={t(`catalogue.edit.explanation.${tongue}`)}
          aria-label={t(`catalogue.edit.explanation.${tongue}`)}
          onChange={event => explain(tongue, event.target.value)}
        />
      ))}
      {isFree &&
        limits[field.type].map(keyword => (
          <InputNumber
            key={keyword}
            className="narrow-number"
            value={Object.entries(field).find(([name]) => name === keyword)?.[1] as number | undefined}
            placeholder={t(`catalogue.edit.limit.${keyword}`)}
            aria-label={t(`catalogue.edit.limit.${keyword}`)}
            onChange={value => limit(keyword, value)}
          />
        ))}
    </div>
  )
}
