import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

interface Page {
  readonly next: string | null
}

/** The rest of a list: comes by itself when its end is in sight, or at a press. */
export function More<T extends Page>({ of: query }: { of: UseInfiniteQueryResult<InfiniteData<T>> }) {
  const { t } = useTranslation()
  const end = useRef<HTMLDivElement>(null)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  useEffect(() => {
    const mark = end.current
    if (mark === null || !hasNextPage) return
    const watcher = new IntersectionObserver(entries => {
      if (entries.some(entry => entry.isIntersecting) && !isFetchingNextPage) fetchNextPage()
    })
    watcher.observe(mark)
    return () => watcher.disconnect()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  if (!hasNextPage) return null
  return (
    <div ref={end} className="more">
      <Button loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
        {t('shared.more')}
      </Button>
    </div>
  )
}
