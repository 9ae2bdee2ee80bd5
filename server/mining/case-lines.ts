import type { MappedEvent } from '@huke/core/mining'

/** An event as one line of a temporary file: its values without their names, which would be most of the file. */
export function lineOfEvent(event: MappedEvent): string {
  return JSON.stringify([
    event.row,
    event.line,
    event.caseId,
    event.activity,
    event.at,
    event.startedAt ?? null,
    event.person,
    event.personBefore ?? null,
    event.group,
    event.groupBefore ?? null,
    event.lifecycle,
    event.counts,
    event.act ?? null,
    event.attributes,
  ])
}

type Line = [
  row: number,
  line: number,
  caseId: string,
  activity: string,
  at: number,
  startedAt: number | null,
  person: string,
  personBefore: string | null,
  group: string,
  groupBefore: string | null,
  lifecycle: string,
  counts: boolean,
  act: MappedEvent['act'] | null,
  attributes: MappedEvent['attributes'],
]

export function eventFromLine(text: string): MappedEvent {
  const [
    row,
    line,
    caseId,
    activity,
    at,
    startedAt,
    person,
    personBefore,
    group,
    groupBefore,
    lifecycle,
    counts,
    act,
    attributes,
  ] = JSON.parse(text) as Line
  return {
    kind: 'mapped',
    row,
    line,
    caseId,
    activity,
    at,
    startedAt: startedAt ?? undefined,
    person,
    personBefore: personBefore ?? undefined,
    group,
    groupBefore: groupBefore ?? undefined,
    lifecycle,
    counts,
    act: act ?? undefined,
    attributes,
  }
}
