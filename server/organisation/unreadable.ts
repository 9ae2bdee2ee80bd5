import { type Refused, refused, type Words } from '../http/problem.ts'

/** A file that cannot be read at all, as against one with problems in its rows. */
export const unreadable = (name: string, expectation: Words): Refused =>
  refused('organisation.unreadable-file', { place: 'file', value: name.slice(0, 200), expectation })
