import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { answer, api, isCode } from '../api/index.ts'
import { keepOpen } from './keep-open.ts'

/** What is read anew when something of a kind changes on the server. */
const readsOf: Readonly<Record<string, readonly string[]>> = {
  commitment: ['home', 'commitments', 'commitment', 'timeline'],
  notification: ['notifications'],
  import: ['imports', 'history-imports'],
  scorecard: ['scorecard'],
  rights: ['session', 'delegations', 'home', 'commitments', 'commitment', 'services'],
}
const calmMs = 400

/** The session has ended elsewhere: what it showed goes from the screen, and the way leads to signing in. */
async function leaveIfOver(): Promise<void> {
  const over = await answer(api.GET('/session')).then(
    () => false,
    error => isCode(error, 'not-signed-in'),
  )
  if (over) window.location.reload()
}

/** Keeps every open page true: changes are gathered for a moment, then what they touch is read again. */
export function useLive(): void {
  const client = useQueryClient()
  useEffect(() => {
    const waiting = new Set<string>()
    let timer: number | undefined
    const flush = () => {
      timer = undefined
      for (const key of waiting) client.invalidateQueries({ queryKey: [key] })
      waiting.clear()
    }
    const end = keepOpen(
      () => new EventSource('/api/v1/live'),
      event => {
        const { kind } = JSON.parse(event.data) as { kind: string }
        for (const key of readsOf[kind] ?? []) waiting.add(key)
        timer ??= window.setTimeout(flush, calmMs)
      },
      () => void client.invalidateQueries(),
      () => void leaveIfOver(),
    )
    return () => {
      end()
      window.clearTimeout(timer)
    }
  }, [client])
}
