import { type Refused, refused } from '../http/index.ts'

/** A file that cannot be read at all, as against one with problems in its rows. */
export const unreadable = (name: string, expectation: string): Refused =>
  refused('organisation.unreadable-file', { place: 'file', value: name.slice(0, 200), expectation })
