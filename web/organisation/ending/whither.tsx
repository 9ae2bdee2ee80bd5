import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { UnitPicker } from '../unit-picker.tsx'

/** Where one kind of thing goes: with everything else, to a unit of its own, or out of the way. */
export type Where =
  | { readonly how: 'along' }
  | { readonly how: 'unit'; readonly unit: string | undefined }
  | { readonly how: 'withdraw'; readonly words: string }
  | { readonly how: 'retire' }

interface Props {
  label: string
  ways: readonly Where['how'][]
  value: Where
  onChange: (where: Where) => void
}

const first: Readonly<Record<Where['how'], Where>> = {
  along: { how: 'along' },
  unit: { how: 'unit', unit: undefined },
  withdraw: { how: 'withdraw', words: '' },
  retire: { how: 'retire' },
}

/** One choice, and beside it what it needs to be complete. */
export function Whither({ label, ways, value, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <span className="whither">
      <Select<Where['how']>
        aria-label={label}
        value={value.how}
        onChange={how => onChange(first[how])}
        options={ways.map(how => ({ value: how, label: t(`organisation.ending.how.${how}`) }))}
      />
      {value.how === 'unit' && (
        <UnitPicker
          value={value.unit}
          onChange={unit => onChange({ how: 'unit', unit })}
          placeholder={t('organisation.ending.which-unit', { what: label })}
        />
      )}
      {value.how === 'withdraw' && (
        <Input
          maxLength={2000}
          value={value.words}
          aria-label={t('organisation.ending.word')}
          placeholder={t('organisation.ending.word')}
          onChange={event => onChange({ how: 'withdraw', words: event.target.value })}
        />
      )}
    </span>
  )
}
