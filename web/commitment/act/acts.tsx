import './act.css'
import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown, type MenuProps } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { useNow } from '../../shared/index.ts'
import { ActDialog } from './act-dialog.tsx'
import { besideActs, type FormAct, isForm, isGrave, isOpen, menuGroups, type PlainAct, primaryAct } from './kinds.ts'
import { nameOf } from './say-act.ts'
import { useAct } from './use-act.ts'

/** What the reader may do now: what is waited for and its other answers as buttons, the rest in a menu. `a` opens the first. */
export function Acts({ of: commitment, first }: { of: Commitment; first?: string }) {
  const { t } = useTranslation()
  const now = useNow()
  const plain = useAct(commitment.id, commitment.version)
  const primary = primaryAct(commitment)
  const beside = besideActs(commitment)
  const [open, setOpen] = useState<FormAct | null>(() => asForm(first === 'first' ? primary : first))
  const begin = (kind: PlainAct | FormAct) => {
    if (isForm(kind)) setOpen(kind)
    else plain.mutate({ act: { kind } })
  }
  const name = (kind: PlainAct | FormAct) => t(`commitment.act.${nameOf(kind, commitment)}`)

  useShortcut('a', () => primary && begin(primary))

  const shown = [primary, ...beside]
  const groups = menuGroups
    .map(group => group.filter(kind => isOpen(kind, commitment, now) && !shown.includes(kind)))
    .filter(group => group.length > 0)
  const items = groups.flatMap((group, index): MenuProps['items'] & object => [
    ...(index > 0 ? [{ type: 'divider' as const }] : []),
    ...group.map(kind => ({ key: kind, label: name(kind), danger: isGrave(kind), onClick: () => begin(kind) })),
  ])
  return (
    <div className="acts">
      {primary && (
        <Button type="primary" size="large" loading={plain.isPending} onClick={() => begin(primary)}>
          {name(primary)}
        </Button>
      )}
      {beside.map(kind => (
        <Button key={kind} size="large" onClick={() => begin(kind)}>
          {name(kind)}
        </Button>
      ))}
      {items.length > 0 && (
        // In the bar itself: on a phone the bar stays while the page scrolls, and so does what belongs to it.
        <Dropdown
          menu={{ items }}
          trigger={['click']}
          placement="bottomRight"
          getPopupContainer={button => button.parentElement ?? document.body}
        >
          <Button size="large" icon={<MoreOutlined />} aria-label={t('commitment.more-acts')} />
        </Dropdown>
      )}
      <ActDialog kind={open} of={commitment} onClose={() => setOpen(null)} />
    </div>
  )
}

const asForm = (kind: string | null | undefined): FormAct | null => (kind != null && isForm(kind) ? kind : null)

function useShortcut(key: string, run: () => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      const typing = target.closest('input, textarea, select, [contenteditable], [role=dialog]') !== null
      if (event.key === key && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) run()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  })
}
