import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { type Act, answer, api, isCode } from '../../api/index.ts'
import { newKey, useMutate } from '../../shared/index.ts'

/**
 * Does an act on the version that was read. The key is kept until it has succeeded, so that trying again does it once. When
 * somebody else was quicker the page is read anew and nothing written is lost.
 */
export function useAct(id: string, version: number, options: { quiet?: boolean; after?: () => void } = {}) {
  const client = useQueryClient()
  const key = useRef({ key: newKey(), said: '' })
  const touches = ['commitment', 'timeline', 'home', 'commitments']
  return useMutate(
    async (act: Act) => {
      const said = JSON.stringify({ act, version })
      if (key.current.said !== said) key.current = { key: newKey(), said }
      try {
        return await answer(
          api.POST('/commitments/{id}/acts', {
            params: { path: { id }, header: { 'idempotency-key': key.current.key } },
            body: { act, version },
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
