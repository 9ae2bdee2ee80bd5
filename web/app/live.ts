import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { answer, api, isCode } from '../api/index.ts'

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
    const source = new EventSource('/api/v1/live')
    const waiting = new Set<string>()
    let timer: number | undefined
    const flush = () => {
      timer = undefined
      for (const key of waiting) client.invalidateQueries({ queryKey: [key] })
      waiting.clear()
    }
    // What happened while the connection was lost was not told.
    let wasLost = false
    source.addEventListener('error', () => {
      wasLost = true
      if (source.readyState === EventSource.CLOSED) void leaveIfOver()
    })
    source.addEventListener('open', () => {
      if (wasLost) client.invalidateQueries()
      wasLost = false
    })
    source.addEventListener('change', event => {
      const { kind } = JSON.parse(event.data) as { kind: string }
      for (const key of readsOf[kind] ?? []) waiting.add(key)
      timer ??= window.setTimeout(flush, calmMs)
    })
    return () => {
      source.close()
      window.clearTimeout(timer)
    }
  }, [client])
}
