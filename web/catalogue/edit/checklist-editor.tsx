import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { ProblemsAt } from './problems.tsx'

/** The standard of the output, item by item. */
export function ChecklistEditor() {
  const { t } = useTranslation()
  return (
    <Form.List name="checklist">
      {(items, { add, remove, move }) => (
        <>
          <p className="soft gap-below">{t('catalogue.checklist-why')}</p>
          {items.map(({ key, name }, index) => (
            <div key={key} className="list-editor-row">
              <Form.Item name={[name, 'zh']}>
                <Input placeholder={t('catalogue.tongue.zh')} aria-label={t('catalogue.tongue.zh')} />
              </Form.Item>
              <Form.Item name={[name, 'en']}>
                <Input placeholder={t('catalogue.tongue.en')} aria-label={t('catalogue.tongue.en')} />
              </Form.Item>
              <Moves
                isFirst={index === 0}
                isLast={index === items.length - 1}
                onUp={() => move(index, index - 1)}
                onDown={() => move(index, index + 1)}
                onRemove={() => remove(name)}
              />
              <ProblemsAt place={`/checklist/${index}`} />
            </div>
          ))}
          <Button className="gap-below" onClick={() => add({ id: newId(), zh: '', en: '' })}>
            {t('catalogue.add-item')}
          </Button>
        </>
      )}
    </Form.List>
  )
}

const newId = (): string => `i${crypto.randomUUID().slice(0, 8)}`

export function Moves(props: {
  isFirst: boolean
  isLast: boolean
  onUp: () => void
  onDown: () => void
  onRemove: () => void
}) {
  const { t } = useTranslation()
  return (
    <Button.Group>
      <Button icon={<ArrowUpOutlined />} disabled={props.isFirst} aria-label={t('catalogue.up')} onClick={props.onUp} />
      <Button
        icon={<ArrowDownOutlined />}
        disabled={props.isLast}
        aria-label={t('catalogue.down')}
        onClick={props.onDown}
      />
      <Button icon={<DeleteOutlined />} aria-label={t('catalogue.delete')} onClick={props.onRemove} />
    </Button.Group>
  )
}
