import { isUnder, type Problem } from './problems.tsx'

/** The parts of a service as they are edited, with the places of the definition that each holds. */
export const parts = [
  { key: 'about', places: ['/name', '/description', '/keywords', '/eligible', '/calendar'] },
  { key: 'form', places: ['/form'] },
  { key: 'targets', places: ['/targets', '/confirmation', '/answer'] },
  { key: 'policies', places: ['/evaluation', '/reopenDays', '/warnAt'] },
  { key: 'checklist', places: ['/checklist'] },
  { key: 'sop', places: ['/sop'] },
  { key: 'preview', places: [] },
] as const
export type PartKey = (typeof parts)[number]['key']

export const problemsIn = (part: (typeof parts)[number], problems: readonly Problem[]): number =>
  problems.filter(({ path }) => part.places.some(place => isUnder(path, place))).length
