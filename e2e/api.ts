import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What the person of a page does without looking, to come to where the test begins. */
export interface Hands {
  /** asks for a laptop; answers the commitment's id */
  ask(title: string): Promise<string>
  act(commitment: string, act: object): Promise<void>
  /** ticks off the checklist and hands over */
  deliver(commitment: string): Promise<void>
}

interface ServiceLine {
  id: string
  code: string
}

export function handsOf(page: Page, address: string): Hands {
  const call = async (method: 'GET' | 'POST', path: string, data?: object) => {
    const response = await page.request.fetch(`${address}/api/v1${path}`, { method, data })
    expect(response.ok(), `${method} ${path}: ${await response.text()}`).toBe(true)
    return response.json()
  }
  const act = async (commitment: string, what: object): Promise<void> => {
    await call('POST', `/commitments/${commitment}/acts`, { act: what })
  }
  return {
    act,
    async ask(title) {
      const [{ person }, { items }] = [await call('GET', '/session'), await call('GET', '/services?limit=100')]
      const line = (items as ServiceLine[]).find(({ code }) => code === 'it-laptop')
      const { id, version } = await call('GET', `/services/${line?.id}`)
      const form = { user: person.id, unit: person.unit.id, start: '2026-12-01', model: 'travel' }
      return (await call('POST', '/commitments', { service: id, version, form, title })).id
    },
    async deliver(commitment) {
      const { terms, checked } = await call('GET', `/commitments/${commitment}`)
      for (const item of terms.checklist as { id: string }[])
        if (!checked.includes(item.id)) await act(commitment, { kind: 'check', item: item.id, done: true })
      await act(commitment, { kind: 'deliver' })
    },
  }
}
