import type { LocalDate } from '@huke/core/calendar'
import { plusDays } from '../date.ts'
import { type DemoStory, type DepartmentCharacter, type Incident, incidentStart } from '../story.ts'
import { clamp } from './odds.ts'

/** A department's habits on a day: its character, its trend over the year, and what everybody remembers of those weeks. */
export interface Climate extends DepartmentCharacter {
  volume: number
}

export type Climates = (department: string, on: LocalDate) => Climate

/** Departments of before the reorganisation behaved as their successor. */
const successors: Record<string, string> = { log: 'lwh', whs: 'lwh', cl: 'gmo' }

export function climatesOf(story: DemoStory, today: LocalDate): Climates {
  const characters = new Map(story.characters.map(character => [character.unit, character]))
  const incidents = story.incidents.map(incident => ({ ...incident, from: incidentStart(incident, today) }))
  const first = plusDays(today, -365)
  return (department, on) => {
    const code = successors[department] ?? department
    const character = characters.get(code)
    if (!character) throw new RangeError(`story/character.yaml has no ${code}`)
    const present = incidents.filter(incident => incident.units.includes(code) && lasts(incident, on))
    const times = (of: 'volume' | 'late' | 'returned') =>
      present.reduce((product, { effects }) => product * effects[of], 1)
    const progress = clamp(daysBetween(first, on) / 365, 0, 1)
    const satisfied = present.reduce((sum, { effects }) => sum + effects.satisfied, character.satisfied)
    return {
      ...character,
      late: clamp((character.late + character.lateTrend * progress) * times('late'), 0.01, 0.85),
      returned: clamp(character.returned * times('returned'), 0, 0.6),
      satisfied: clamp(satisfied, 0.1, 0.98),
      volume: times('volume') * (character.months[Number(on.slice(5, 7)) - 1] ?? 1),
    }
  }
}

function lasts(incident: Incident & { from: LocalDate }, on: LocalDate): boolean {
  return incident.from <= on && on < plusDays(incident.from, incident.weeks * 7)
}

function daysBetween(from: LocalDate, to: LocalDate): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000
}
