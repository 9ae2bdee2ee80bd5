import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { type Act, answer, api, isCode } from '../../api/index.ts'
import { newKey, useMutate } from '../../shared/index.ts'

export interface Doing {
  readonly act: Act
  readonly files?: string[]
}

/** They say nothing of how the matter stands: whatever happened meanwhile, they are still meant. */
const timeless: readonly Act['kind'][] = ['comment', 'attach']

/**
 * Does an act, with its files, on the version that was read. The key is kept until it has succeeded, so that trying again does it once. When
 * somebody else was quicker the page is read anew and nothing written is lost.
 */
export function useAct(id: string, version: number, options: { quiet?: boolean; after?: () => void } = {}) {
  const client = useQueryClient()
  const key = useRef({ key: newKey(), said: '' })
  const touches = ['commitment', 'timeline', 'home', 'commitments']
  return useMutate(
    async ({ act, files = [] }: Doing) => {
      const body = { act, version: timeless.includes(act.kind) ? undefined : version, files }
      const said = JSON.stringify(body)
      if (key.current.said !== said) key.current = { key: newKey(), said }
      try {
        return await answer(
          api.POST('/commitments/{id}/acts', {
            params: { path: { id }, header: { 'idempotency-key': key.current.key } },
            body,
          }),
        )
      } catch (error) {
        if (isCode(error, 'commitment.stale-version') || isCode(error, 'commitment.wrong-state')) {
          for (const touched of touches) client.invalidateQueries({ queryKey: [touched] })
        }
        throw error
      }
    },
    {
      touches,
      quiet: options.quiet,
      after: () => {
        key.current = { key: newKey(), said: '' }
        options.after?.()
      },
    },
  )
}
