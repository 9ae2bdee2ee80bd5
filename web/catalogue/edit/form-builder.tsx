import { type FormField, type FormSchema, fieldsOf } from '@huke/core/catalogue'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldEditor } from './field-editor.tsx'
import { SchemaText } from './schema-text.tsx'

interface Entry {
  readonly name: string
  readonly field: FormField
  readonly needed: boolean
}

/** The request form as a list of fields, or as the schema it is. */
export function FormBuilder(props: { value?: unknown; onChange?: (form: unknown) => void }) {
  const { t } = useTranslation()
  const [asText, setAsText] = useState(false)
  const form = props.value as FormSchema
  const entries: Entry[] = fieldsOf(form).map(([name, field]) => ({
    name,
    field,
    needed: form.required?.includes(name) ?? false,
  }))
  const change = (next: readonly Entry[]) => props.onChange?.(schemaOf(next))
  const put = (index: number, entry: Entry | null) =>
    change(entries.flatMap((old, at) => (at === index ? (entry ?? []) : old)))
  const move = (index: number, by: number) => {
    const next = [...entries]
    const [taken] = next.splice(index, 1)
    if (taken) next.splice(index + by, 0, taken)
    change(next)
  }
  return (
    <div className="gap-below">
      <Segmented
        className="gap-below"
        value={asText}
        onChange={setAsText}
        options={[
          { value: false, label: t('catalogue.as-fields') },
          { value: true, label: 'JSON' },
        ]}
      />
      {asText ? (
        <SchemaText value={form} onChange={schema => props.onChange?.(schema)} />
      ) : (
        <>
          {entries.map((entry, index) => (
            <FieldEditor
              key={entry.name}
              entry={entry}
              isFirst={index === 0}
              isLast={index === entries.length - 1}
              onChange={next => put(index, next)}
              onMove={by => move(index, by)}
            />
          ))}
          {entries.length === 0 && <p className="soft gap-below">{t('catalogue.edit.no-fields')}</p>}
          <Button onClick={() => change([...entries, blank(entries)])}>{t('catalogue.add-field')}</Button>
        </>
      )}
    </div>
  )
}

function blank(entries: readonly Entry[]): Entry {
  const taken = new Set(entries.map(entry => entry.name))
  const name = Array.from({ length: taken.size + 1 }, (_, index) => `field${index + 1}`).find(one => !taken.has(one))
  return { name: name ?? 'field', field: { type: 'string', 'x-i18n': { title: { zh: '', en: '' } } }, needed: false }
}

const schemaOf = (entries: readonly Entry[]): FormSchema => ({
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(entries.map(({ name, field }) => [name, field])),
  required: entries.filter(entry => entry.needed).map(entry => entry.name),
  'x-order': entries.map(entry => entry.name),
})
