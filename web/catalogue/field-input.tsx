import type { FormField, ListField, TextField } from '@huke/core/catalogue'
import { DatePicker, Input, InputNumber, Radio, Select } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import type { Bilingual } from '../api/index.ts'
import { PeoplePicker, PersonPicker, UnitPicker } from '../organisation/index.ts'
import { FilesInput, said, useLanguage } from '../shared/index.ts'

interface Props {
  field: FormField
  id?: string
  value?: unknown
  onChange?: (value: unknown) => void
}

/** The right thing to fill in for each kind of field. */
export function FieldInput({ field, id, value, onChange }: Props) {
  const { t } = useTranslation()
  const options = useChoices(field)
  if (field.type === 'boolean') {
    const sides = [
      { value: true, label: t('catalogue.yes') },
      { value: false, label: t('catalogue.no') },
    ]
    return <Radio.Group id={id} options={sides} value={value} onChange={event => onChange?.(event.target.value)} />
  }
  if (field.type === 'integer' || field.type === 'number') {
    const { minimum: min, maximum: max, type } = field
    const precision = type === 'integer' ? 0 : undefined
    return (
      <InputNumber
        id={id}
        {...{ min, max, precision }}
        value={value as number}
        onChange={onChange}
        className="number"
      />
    )
  }
  if (options !== null) {
    const several = field.type === 'array'
    return several || options.length > 4 ? (
      <Select
        id={id}
        mode={several ? 'multiple' : undefined}
        allowClear
        options={options}
        value={value}
        onChange={onChange}
      />
    ) : (
      <Radio.Group id={id} options={options} value={value} onChange={event => onChange?.(event.target.value)} />
    )
  }
  const rest = { id, value, onChange }
  if (field.type === 'array') return <ManyInput field={field} {...rest} />
  return field.type === 'string' ? <TextInput field={field} {...rest} /> : null
}

function ManyInput({ field, id, value, onChange }: Props & { field: ListField }) {
  const many = (value ?? []) as string[]
  if (field.items.format === 'attachment')
    return <FilesInput value={many} onChange={onChange} most={field.maxItems ?? 20} />
  if (field.items.format === 'person') return <PeoplePicker id={id} value={many} onChange={onChange} />
  return <Select id={id} mode="tags" value={many} onChange={onChange} />
}

function TextInput({ field, id, value, onChange }: Props & { field: TextField }) {
  const text = value as string | undefined
  switch (field.format) {
    case 'multiline':
      return (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 3, maxRows: 12 }}
          maxLength={field.maxLength ?? 4000}
          value={text}
          onChange={event => onChange?.(event.target.value)}
        />
      )
    case 'date':
      return (
        <DatePicker
          id={id}
          value={text ? dayjs(text) : null}
          onChange={date => onChange?.(date ? date.format('YYYY-MM-DD') : undefined)}
        />
      )
    case 'person':
      return <PersonPicker id={id} value={text} onChange={onChange} allowClear />
    case 'unit':
      return <UnitPicker id={id} value={text} onChange={onChange} allowClear />
    case 'attachment':
      return <FilesInput value={text ? [text] : []} onChange={files => onChange?.(files[0])} most={1} />
    default:
      return (
        <Input
          id={id}
          type={field.format === 'email' ? 'email' : 'text'}
          maxLength={field.maxLength ?? 200}
          value={text}
          onChange={event => onChange?.(event.target.value)}
        />
      )
  }
}

function useChoices(field: FormField): { value: string; label: string }[] | null {
  const language = useLanguage()
  const choices = field.type === 'string' ? field.oneOf : field.type === 'array' ? field.items.oneOf : undefined
  const label = (title: Bilingual) => said(title, language)
  return choices?.map(choice => ({ value: choice.const, label: label(choice['x-i18n'].title) })) ?? null
}
