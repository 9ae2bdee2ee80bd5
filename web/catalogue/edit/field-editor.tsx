import { type Choice, type FormField } from '@huke/core/catalogue'
import { Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Moves } from './checklist-editor.tsx'
import { asKind, type FieldKind, fieldKinds, kindOfField } from './field-kinds.ts'
import { FieldMore } from './field-more.tsx'
import { OptionsEditor } from './options-editor.tsx'
import { ProblemsAt } from './problems.tsx'

interface Entry {
  readonly name: string
  readonly field: FormField
  readonly needed: boolean
}

/** One question of the form: its words in both languages, what kind of answer, and whether it is needed. */
export function FieldEditor(props: {
  entry: Entry
  isFirst: boolean
  isLast: boolean
  onChange: (entry: Entry | null) => void
  onMove: (by: -1 | 1) => void
}) {
  const { t } = useTranslation()
  const { entry, onChange } = props
  const { field } = entry
  const words = field['x-i18n']
  const [showsMore, setShowsMore] = useState(words.description !== undefined)
  const rename = (tongue: 'zh' | 'en', text: string) =>
    onChange({ ...entry, field: { ...field, 'x-i18n': { ...words, title: { ...words.title, [tongue]: text } } } })
  return (
    <fieldset className="field-editor" aria-label={words.title.zh || entry.name}>
      <div className="list-editor-row">
        {(['zh', 'en'] as const).map(tongue => (
          <Input
            key={tongue}
            value={words.title[tongue]}
            placeholder={t(`catalogue.question-in.${tongue}`)}
            aria-label={t(`catalogue.question-in.${tongue}`)}
            onChange={event => rename(tongue, event.target.value)}
          />
        ))}
        <Select<FieldKind>
          aria-label={t('catalogue.field-kind')}
          value={kindOfField(field)}
          options={fieldKinds.map(value => ({ value, label: t(`catalogue.kind.${value}`) }))}
          onChange={kind => onChange({ ...entry, field: asKind(field, kind) })}
        />
        <Checkbox checked={entry.needed} onChange={event => onChange({ ...entry, needed: event.target.checked })}>
          {t('catalogue.needed')}
        </Checkbox>
        <Moves
          isFirst={props.isFirst}
          isLast={props.isLast}
          onUp={() => props.onMove(-1)}
          onDown={() => props.onMove(1)}
          onRemove={() => onChange(null)}
        />
      </div>
      {showsMore && <FieldMore field={field} onChange={next => onChange({ ...entry, field: next })} />}
      {choicesOf(field) && (
        <OptionsEditor
          value={choicesOf(field) ?? []}
          onChange={options => onChange({ ...entry, field: withChoices(field, options) })}
        />
      )}
      <button
        type="button"
        className="text-button small"
        aria-expanded={showsMore}
        onClick={() => setShowsMore(!showsMore)}
      >
        {t(showsMore ? 'catalogue.edit.less' : 'catalogue.edit.more')}
      </button>
      <ProblemsAt place={`/form/properties/${entry.name}`} />
    </fieldset>
  )
}

function choicesOf(field: FormField): readonly Choice[] | undefined {
  if (field.type === 'string') return field.oneOf
  return field.type === 'array' ? field.items.oneOf : undefined
}

function withChoices(field: FormField, oneOf: readonly Choice[]): FormField {
  if (field.type === 'string') return { ...field, oneOf }
  return field.type === 'array' ? { ...field, items: { ...field.items, oneOf } } : field
}
