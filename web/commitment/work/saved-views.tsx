import { App, Button, Dropdown, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepOwn, readOwn } from '../../shared/index.ts'
import type { WorkSearch } from '../work-search.ts'

const storageName = 'views'
type Views = Readonly<Record<string, WorkSearch>>

/** Filters under a name of one's own, in this browser. */
export function SavedViews({ search, onPick }: { search: WorkSearch; onPick: (search: WorkSearch) => void }) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const [views, setViews] = useState<Views>(read)
  const keep = (next: Views) => {
    keepOwn(storageName, JSON.stringify(next))
    setViews(next)
  }
  const ask = () => {
    let name = ''
    modal.confirm({
      title: t('commitment.save-view'),
      icon: null,
      content: (
        <Input
          maxLength={40}
          aria-label={t('commitment.view-name')}
          placeholder={t('commitment.view-name')}
          onChange={event => {
            name = event.target.value.trim()
          }}
        />
      ),
      onOk: () => (name === '' ? Promise.reject() : keep({ ...views, [name]: search })),
    })
  }
  const names = Object.keys(views)
  const items = [
    ...names.map(name => ({ key: `pick-${name}`, label: name, onClick: () => onPick(views[name] ?? {}) })),
    ...(names.length > 0 ? [{ type: 'divider' as const }] : []),
    { key: 'save', label: t('commitment.save-view'), onClick: ask },
    ...(names.length > 0
      ? [
          {
            key: 'forget',
            label: t('commitment.forget-view'),
            children: names.map(name => ({
              key: `forget-${name}`,
              label: name,
              onClick: () => keep(Object.fromEntries(Object.entries(views).filter(([other]) => other !== name))),
            })),
          },
        ]
      : []),
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button>{t('commitment.saved-views')}</Button>
    </Dropdown>
  )
}

function read(): Views {
  try {
    return JSON.parse(readOwn(storageName) ?? '{}') as Views
  } catch {
    return {}
  }
}
