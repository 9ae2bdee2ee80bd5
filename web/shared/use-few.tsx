import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** The first of a long list, and a way to the rest. */
export function useFew<T>(all: readonly T[], count = 10): { few: readonly T[]; rest: ReactNode } {
  const { t } = useTranslation()
  const [whole, setWhole] = useState(false)
  if (whole || all.length <= count + 2) return { few: all, rest: null }
  return {
    few: all.slice(0, count),
    rest: (
      <Button type="link" onClick={() => setWhole(true)}>
        {t('shared.all-of', { count: all.length })}
      </Button>
    ),
  }
}
