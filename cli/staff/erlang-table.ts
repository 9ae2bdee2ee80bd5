import { padStart } from '../file/text-width.ts'
import type { ErlangAsked } from './asked-erlang.ts'
import { percent, timeText } from './duration.ts'
import type { ErlangAnswer, QueueFigures } from './erlang.ts'

/** For people: the answer in a sentence and the figures behind it. */
export function erlangTable(asked: ErlangAsked, { found, figures, around }: ErlangAnswer): string {
  if (figures === null) return found === 'agents' ? NOT_ENOUGH : NONE
  const rows = around.length > 0 ? around : [figures]
  return [sentence(asked, found, figures), '', ...tableOf(asked, rows, figures.agents)].join('\n')
}

const NOT_ENOUGH = 'No number of agents up to a million keeps this standard.'
const NONE = 'There is no greatest number: none at all, or any number, keeps this standard.'

function sentence(asked: ErlangAsked, found: ErlangAnswer['found'], { agents, calls, load }: QueueFigures): string {
  const people = asked.model === 'erlang-b' ? 'servers' : 'agents'
  const arrivals = calls === null ? '' : `, ${Number(calls.toFixed(2))} in ${timeText(asked.per)}`
  const traffic = `${load.toFixed(2)} erlangs${arrivals}`
  if (found === 'agents') return `${agents} ${people} are needed for ${traffic}.`
  if (found === 'calls') return `${agents} ${people} bear up to ${traffic}.`
  return `${agents} ${people} with ${traffic}:`
}

type Column = { readonly head: string; readonly text: (figures: QueueFigures) => string | null }

function tableOf({ model, within }: ErlangAsked, rows: readonly QueueFigures[], answer: number): readonly string[] {
  const share = (value: number | null) => (value === null ? null : percent(value))
  const columns: readonly Column[] = [
    {
      head: model === 'erlang-b' ? 'servers' : 'agents',
      text: ({ agents }) => `${rows.length > 1 && agents === answer ? '→ ' : ''}${agents}`,
    },
    { head: 'blocked', text: ({ blocking }) => share(blocking) },
    { head: `in ${timeText(within ?? 0)}`, text: ({ servedWithin }) => share(servedWithin) },
    { head: 'wait at all', text: ({ waiting }) => share(waiting) },
    { head: 'mean wait', text: ({ meanWait, waiting }) => (waiting === null ? null : timeText(meanWait ?? Infinity)) },
    { head: 'give up', text: ({ abandoned }) => share(abandoned) },
    {
      head: 'in queue',
      text: ({ queue, waiting }) => (waiting === null ? null : (queue?.toFixed(2) ?? 'without end')),
    },
    { head: 'busy', text: ({ occupancy }) => percent(occupancy) },
  ]
  const shown = columns.filter(({ text }) => text(rows[0]) !== null)
  return [
    shown.map(({ head }) => padStart(head, 13)).join(''),
    ...rows.map(row => shown.map(({ text }) => padStart(text(row) ?? '', 13)).join('')),
  ]
}
