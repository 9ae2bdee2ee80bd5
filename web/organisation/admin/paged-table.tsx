import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Loaded, More } from '../../shared/index.ts'

interface Props<T> {
  title: string
  heads: readonly string[]
  of: UseInfiniteQueryResult<InfiniteData<{ items: readonly T[]; next: string | null }>>
  /** a line as a `tr` with its key */
  renderLine: (item: T) => ReactNode
}

/** Line by line what a file would do, or what is wrong with it; the rest comes when its end is in sight. */
export function PagedTable<T>({ title, heads, of: query, renderLine }: Props<T>) {
  return (
    <section>
      <h2 className="gap-below">{title}</h2>
      <Loaded of={query}>
        {data => (
          <div className="admin-lines">
            <table className="line-table">
              <thead>
                <tr>
                  {heads.map(head => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>{data.pages.flatMap(page => page.items).map(renderLine)}</tbody>
            </table>
          </div>
        )}
      </Loaded>
      <More of={query} />
    </section>
  )
}
