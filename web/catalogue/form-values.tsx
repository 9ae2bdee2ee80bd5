import { fieldsOf, type FormField, type FormSchema } from '@huke/core/catalogue'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../api/index.ts'
import { dateWords, personName, said, useLanguage } from '../shared/index.ts'

/** A filled-in form, to be read. */
export function FormValues({ of: { form, formSchema, formRefs, files } }: { of: Commitment }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (formSchema === null) return null
  const schema = formSchema as unknown as FormSchema
  const names = new Map<string, string>([
    ...formRefs.persons.map(person => [person.id, personName(person, language)] as const),
    ...formRefs.units.map(unit => [unit.id, said(unit.name, language)] as const),
    ...files.map(file => [file.id, file.name] as const),
  ])
  const shown = fieldsOf(schema).filter(([name]) => form[name] !== undefined && form[name] !== '')
  return (
    <dl className="facts">
      {shown.map(([name, field]) => (
        <Answer
          key={name}
          title={said(field['x-i18n'].title, language)}
          value={[form[name]]
            .flat()
            .map(value => valueWords(field, value))
            .join(t('shared.comma'))}
        />
      ))}
    </dl>
  )

  function valueWords(field: FormField, value: unknown): string {
    if (typeof value === 'boolean') return t(value ? 'catalogue.yes' : 'catalogue.no')
    const text = String(value)
    const choices = field.type === 'string' ? field.oneOf : field.type === 'array' ? field.items.oneOf : undefined
    const choice = choices?.find(option => option.const === text)
    if (choice) return said(choice['x-i18n'].title, language)
    if (field.type === 'string' && field.format === 'date') return dateWords(text, language)
    return names.get(text) ?? text
  }
}

function Answer({ title, value }: { title: string; value: string }) {
  return (
    <>
      <dt>{title}</dt>
      <dd className="words">{value}</dd>
    </>
  )
}
