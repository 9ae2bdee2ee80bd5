import { UploadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Radio, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../shared/index.ts'
import { mapsQuery, type ReadyMap } from './queries.ts'

/** A ready map by its name, or the text of one's own, which then has the say. */
export interface ChosenMap {
  readonly name?: string
  readonly text?: string
}

interface Props {
  value: ChosenMap | null
  onChange: (map: ChosenMap | null) => void
}
const own = '*'

export function MapChoice({ value, onChange }: Props) {
  const { t } = useTranslation()
  const isOwn = value?.text !== undefined
  return (
    <Loaded of={useQuery(mapsQuery)} rows={6}>
      {({ items }) => {
        const chosen = items.find(map => map.name === value?.name)
        const pick = (name: string) =>
          onChange(name === own ? { name: value?.name, text: chosen?.text ?? '' } : { name })
        return (
          <>
            <Radio.Group
              className="map-choices"
              value={isOwn ? own : value?.name}
              onChange={event => pick(event.target.value)}
            >
              {items.map(map => (
                <Radio key={map.name} value={map.name}>
                  {t(`journal.map-of.${map.name}.title`, { defaultValue: map.title })}
                </Radio>
              ))}
              <Radio value={own}>{t('journal.own-map')}</Radio>
            </Radio.Group>
            {isOwn ? (
              <OwnMap text={value.text ?? ''} onChange={text => onChange({ ...value, text })} />
            ) : (
              chosen && <AboutMap map={chosen} onAdjust={() => pick(own)} />
            )}
          </>
        )
      }}
    </Loaded>
  )
}

/** What the map says of itself: of which system, how to export, what to adjust. */
function AboutMap({ map, onAdjust }: { map: ReadyMap; onAdjust: () => void }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <div className="about-map">
      <p className="words">{t(`journal.map-of.${map.name}.about`, { defaultValue: map.comment })}</p>
      <p className="row wrap">
        <button type="button" className="text-button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'journal.hide-map' : 'journal.show-map')}
        </button>
        <button type="button" className="text-button" onClick={onAdjust}>
          {t('journal.adjust-map')}
        </button>
      </p>
      {open && <pre className="map-text">{map.text}</pre>}
    </div>
  )
}

function OwnMap({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation()
  return (
    <div className="about-map">
      <p className="soft gap-below">{t('journal.own-map-why')}</p>
      <Upload
        accept=".yaml,.yml,.txt"
        showUploadList={false}
        beforeUpload={file => {
          file.text().then(onChange)
          return false
        }}
      >
        <Button size="small" icon={<UploadOutlined />}>
          {t('journal.load-map')}
        </Button>
      </Upload>
      <Input.TextArea
        className="map-input"
        aria-label={t('journal.map-text')}
        placeholder={t('journal.map-text')}
        spellCheck={false}
        autoSize={{ minRows: 12, maxRows: 32 }}
        value={text}
        onChange={event => onChange(event.target.value)}
      />
    </div>
  )
}
