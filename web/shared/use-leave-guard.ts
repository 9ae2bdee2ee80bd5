import { useBlocker } from '@tanstack/react-router'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'

/** Asks before what was changed and not saved is left behind. */
export function useLeaveGuard(changed: boolean): void {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  useBlocker({
    enableBeforeUnload: changed,
    shouldBlockFn: async () => {
      if (!changed) return false
      const leaves = await modal.confirm({
        title: t('shared.leave-unsaved'),
        okText: t('shared.leave'),
        cancelText: t('shared.stay'),
        okButtonProps: { danger: true },
      })
      return !leaves
    },
  })
}
