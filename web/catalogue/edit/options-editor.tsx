import type { Choice } from '@huke/core/catalogue'
import { DeleteOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useTranslation } from 'react-i18next'

/** What there is to choose from, in both languages. */
export function OptionsEditor(props: { value: readonly Choice[]; onChange: (options: readonly Choice[]) => void }) {
  const { t } = useTranslation()
  const { value, onChange } = props
  const rename = (index: number, tongue: 'zh' | 'en', text: string) =>
    onChange(
      value.map((option, at) =>
        at === index ? { ...option, 'x-i18n': { title: { ...option['x-i18n'].title, [tongue]: text } } } : option,
      ),
    )
  const add = () =>
    onChange([...value, { const: `o${crypto.randomUUID().slice(0, 6)}`, 'x-i18n': { title: { zh: '', en: '' } } }])
  return (
    <div className="options-editor">
      {value.map((option, index) => (
        <div key={option.const} className="row">
          {(['zh', 'en'] as const).map(tongue => (
            <Input
              key={tongue}
              size="small"
              value={option['x-i18n'].title[tongue]}
              placeholder={t(`catalogue.option-in.${tongue}`)}
              aria-label={t(`catalogue.option-in.${tongue}`)}
              onChange={event => rename(index, tongue, event.target.value)}
            />
          ))}
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('catalogue.delete')}
            disabled={value.length === 1}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button size="small" onClick={add}>
        {t('catalogue.add-option')}
      </Button>
    </div>
  )
}
