import type { Api } from './company.ts'

/** What somebody does without looking, to come to where the test begins. */
export interface Hands {
  /** asks for a laptop; answers the commitment's id */
  ask(title: string): Promise<string>
  act(commitment: string, act: object): Promise<void>
  /** ticks off the checklist and hands over */
  deliver(commitment: string): Promise<void>
}

export function handsOf(api: Api): Hands {
  const act = async (commitment: string, what: object): Promise<void> => {
    await api('POST', `/commitments/${commitment}/acts`, { act: what })
  }
  return {
    act,
    async ask(title) {
      const { person } = await api<{ person: { id: string; unit: { id: string } } }>('GET', '/session')
      const { items } = await api<{ items: { id: string; code: string }[] }>('GET', '/services?limit=100')
      const line = items.find(({ code }) => code === 'it-laptop')
      const { id, version } = await api<{ id: string; version: number }>('GET', `/services/${line?.id}`)
      const form = { user: person.id, unit: person.unit.id, start: '2026-12-01', model: 'travel' }
      return (await api('POST', '/commitments', { service: id, version, form, title })).id
    },
    async deliver(commitment) {
      const { terms, checked } = await api<{ terms: { checklist: { id: string }[] }; checked: string[] }>(
        'GET',
        `/commitments/${commitment}`,
      )
      for (const item of terms.checklist)
        if (!checked.includes(item.id)) await act(commitment, { kind: 'check', item: item.id, done: true })
      await act(commitment, { kind: 'deliver' })
    },
  }
}
