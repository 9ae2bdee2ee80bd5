import { describeField, fieldsOf, type FormField, type FormSchema } from '@huke/core/catalogue'
import { Form } from 'antd'
import type { Rule } from 'antd/es/form'
import { useTranslation } from 'react-i18next'
import { said, useLanguage } from '../shared/index.ts'
import { FieldInput } from './field-input.tsx'

/** The request form of a service, drawn from its schema. Values lie under `form`. */
export function FormFields({ form }: { form: FormSchema }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return fieldsOf(form).map(([name, field]) => {
    const needed = form.required?.includes(name) ?? false
    const { title, description } = field['x-i18n']
    return (
      <Form.Item
        key={name}
        name={['form', name]}
        label={
          <>
            {said(title, language)}
            {!needed && <span className="soft small">&nbsp;{t('catalogue.optional')}</span>}
          </>
        }
        extra={description && said(description, language)}
        validateTrigger={['onBlur', 'onChange']}
        rules={rulesOf(field, needed, { needed: t('shared.needed'), wrong: said(describeField(field), language) })}
      >
        <FieldInput field={field} />
      </Form.Item>
    )
  })
}

/** What the server will ask of the field as well; it has the last word. */
function rulesOf(field: FormField, needed: boolean, words: { needed: string; wrong: string }): Rule[] {
  const rules: Rule[] = needed ? [{ required: true, message: words.needed, whitespace: field.type === 'string' }] : []
  return [
    ...rules,
    {
      validator: (_, value) => (fits(field, value) ? Promise.resolve() : Promise.reject(new Error(words.wrong))),
    },
  ]
}

function fits(field: FormField, value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  switch (field.type) {
    case 'string': {
      const length = [...String(value)].length
      if (length < (field.minLength ?? 0) || length > (field.maxLength ?? Number.POSITIVE_INFINITY)) return false
      if (field.format === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(value))) return false
      return field.pattern === undefined || new RegExp(field.pattern, 'u').test(String(value))
    }
    case 'integer':
    case 'number':
      return Number(value) >= (field.minimum ?? -Infinity) && Number(value) <= (field.maximum ?? Infinity)
    case 'array': {
      const { length } = value as unknown[]
      return length === 0 || (length >= (field.minItems ?? 0) && length <= (field.maxItems ?? Infinity))
    }
    default:
      return true
  }
}
