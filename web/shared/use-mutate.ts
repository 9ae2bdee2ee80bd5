import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { createElement } from 'react'
import { ProblemText } from './error-state.tsx'

/** One change on the server: afterwards what it touches is read again, and a failure is said where the reader looks. */
export function useMutate<In, Out>(
  change: (input: In) => Promise<Out>,
  options: { touches?: readonly string[]; after?: (out: Out, input: In) => void; quiet?: boolean } = {},
) {
  const client = useQueryClient()
  const { notification } = App.useApp()
  return useMutation<Out, unknown, In>({
    mutationFn: change,
    onSuccess: async (out, input) => {
      options.after?.(out, input)
      await Promise.all((options.touches ?? []).map(key => client.invalidateQueries({ queryKey: [key] })))
    },
    onError: error => {
      if (!options.quiet) {
        notification.error({ title: createElement(ProblemText, { error }), placement: 'bottomRight', duration: 8 })
      }
    },
  })
}
