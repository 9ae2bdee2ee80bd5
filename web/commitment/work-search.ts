import { priorities, type Priority, type State, states } from '@huke/core/commitment'
import { oneOf, searchText, someOf } from '../shared/index.ts'

export const workViews = [
  'i-owe',
  'owed-to-me',
  'unit-owes',
  'owed-to-unit',
  'watched',
  'to-evaluate',
  'served',
  'requested',
  'contests',
  'all',
] as const
export type WorkView = (typeof workViews)[number]

export interface WorkSearch {
  view?: WorkView
  due?: 'overdue' | 'today' | 'week'
  state?: State[]
  priority?: Priority[]
  unit?: string
  service?: string
  q?: string
}

/** The filters of the workbench as the address keeps them. */
export const workSearch = (search: Record<string, unknown>): WorkSearch => ({
  view: oneOf(workViews, search.view),
  due: oneOf(['overdue', 'today', 'week'], search.due),
  state: someOf(states, search.state),
  priority: someOf(priorities, search.priority),
  unit: searchText(search.unit),
  service: searchText(search.service),
  q: searchText(search.q),
})
