import type { Asked } from './asked.ts'
import { casesSection } from './cases-section.ts'
import { groupsSection, resourcesSection } from './people-section.ts'
import type { Mined } from './mined.ts'
import { modelSection } from './model-section.ts'
import type { Modelled } from './modelled.ts'
import { notesOf } from './notes.ts'
import { activitiesSection, bottlenecksSection, followsSection, variantsSection } from './process-section.ts'
import type { LogRead } from './read-file.ts'
import { spanOfLog } from './span.ts'

/** For people: how the log was understood, and what it tells. */
export function asTable(asked: Asked, read: LogRead, mined: Mined, models: Modelled): string {
  return [
    ...understood(read),
    ...counted(asked, read, mined),
    ...casesSection(mined),
    ...activitiesSection(asked, mined),
    ...variantsSection(asked, mined),
    ...followsSection(asked, mined),
    ...bottlenecksSection(asked, mined),
    ...groupsSection(asked, mined),
    ...resourcesSection(asked, mined),
    ...modelSection(asked, models),
    ...notesOf(asked, read, mined).flatMap(({ text }) => ['', text]),
  ].join('\n')
}

function understood({ detected }: LogRead): readonly string[] {
  const { format, encoding, delimiter, columns, timeFormat, zone } = detected
  const cut = delimiter === null ? '' : `, delimiter ${delimiter === '\t' ? 'tab' : `"${delimiter}"`}`
  const roles = Object.entries(columns).flatMap(([role, column]) => (column === null ? [] : [`${role} = ${column}`]))
  return [
    `Read as ${format.toUpperCase()}, ${encoding}${cut}; times ${timeFormat}${zone === null ? '' : ` of ${zone}`}`,
    `  ${roles.join(', ')}`,
  ]
}

function counted(asked: Asked, read: LogRead, { log, variants }: Mined): readonly string[] {
  const { from, until } = spanOfLog(log)
  const day = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ')
  const all = read.log.cases.length
  const of = log.cases.length < all ? ` of ${all}` : ''
  const filters = Object.keys(asked.filter).length === 0 ? [] : [`  filtered by ${JSON.stringify(asked.filter)}`]
  return [
    `${log.cases.length}${of} cases, ${log.time.length} events, ${log.activities.names.length} activities, ${variants.length} variants; ${day(from)} to ${day(until)} UTC`,
    ...filters,
  ]
}
