import { MoreOutlined } from '@ant-design/icons'
import type { ActKind } from '@huke/core/commitment'
import { Button, Dropdown, type MenuProps } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { ActDialog } from './act-dialog.tsx'
import { type FormAct, isForm, isGrave, isPlain, menuGroups, primaryAct } from './kinds.ts'
import { useAct } from './use-act.ts'

/** What the reader may do now: the one thing waited for as a button, the rest in a menu. `a` opens the first. */
export function Acts({ of: commitment, first }: { of: Commitment; first?: string }) {
  const { t } = useTranslation()
  const plain = useAct(commitment.id, commitment.version)
  const primary = primaryAct(commitment)
  const [open, setOpen] = useState<FormAct | null>(() => asForm(first === 'first' ? primary : first))
  const begin = (kind: ActKind) => {
    if (isForm(kind)) setOpen(kind)
    else if (isPlain(kind)) plain.mutate({ act: { kind } })
  }
  const allowed = (kind: ActKind) => commitment.openActs.includes(kind)

  useShortcut('a', () => primary && begin(primary))

  const groups = menuGroups
    .map(group => group.filter(kind => allowed(kind) && kind !== primary))
    .filter(group => group.length > 0)
  const items = groups.flatMap((group, index): MenuProps['items'] & object => [
    ...(index > 0 ? [{ type: 'divider' as const }] : []),
    ...group.map(kind => ({
      key: kind,
      label: t(`commitment.act.${kind}`),
      danger: isGrave(kind),
      onClick: () => begin(kind),
    })),
  ])
  return (
    <div className="acts">
      {primary && (
        <Button type="primary" size="large" loading={plain.isPending} onClick={() => begin(primary)}>
          {t(`commitment.act.${primary}`)}
        </Button>
      )}
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
