import { doubts } from '@huke/core/mining'
import { Type } from 'typebox'
import { Instant, Nullable, PageOf, Uuid } from '../http/index.ts'
import { PersonRef, UnitRef } from '../organisation/index.ts'

const Count = Type.Integer({ minimum: 0 })

export const HistoryImport = Type.Object({
  id: Type.String(),
  name: Type.String({ description: 'Of the map: what the source is known by' }),
  fileName: Type.String(),
  state: Type.Enum(['waiting', 'running', 'asking', 'done', 'failed', 'stopped', 'undoing', 'undone'], {
    description: 'asking: somebody has to say whom doubtful names mean before anything is written',
  }),
  startedBy: Nullable(PersonRef),
  startedAt: Instant,
  endedAt: Nullable(Instant),
  problem: Nullable(
    Type.Object({
      code: Type.String(),
      detail: Type.String({ description: 'What happened, what is kept, how to go on; in the language asked for' }),
      errors: Type.Array(Type.Object({ place: Type.String(), value: Type.Unknown(), expectation: Type.String() })),
    }),
  ),
  bytesRead: Count,
  bytesTotal: Nullable(Count),
  eventsRead: Type.Integer({
    description: 'Rows understood; the file is read to its end before the cases are written',
  }),
  cases: Count,
  casesNew: Type.Integer({ description: 'Commitments this source has made, in all its runs' }),
  casesRenewed: Type.Integer({ description: 'Left open by an earlier file and told further by a later one' }),
  openAtSource: Type.Integer({
    description: 'Cases that the log leaves open: closed as such, neither done nor withdrawn',
  }),
  events: Count,
  groupHandovers: Count,
  personHandovers: Count,
  rejected: Type.Integer({ description: 'Rows; see the rejections' }),
  outOfOrder: Type.Integer({ description: 'Cases whose acts made no possible story' }),
  unitsMade: Count,
  peopleMade: Count,
  hasRejections: Type.Boolean({ description: 'There is a file of them' }),
  resumable: Type.Boolean({ description: 'It may go on from where it ended' }),
  place: Nullable(UnitRef), // inside which the history lands; null = the one above all others
  namesOpen: Type.Integer({ description: 'Names nobody has said the meaning of yet' }),
  undoDone: Type.Integer({ description: 'Commitments taken away again' }),
  undoTotal: Count,
})
export const HistoryImportPage = PageOf(HistoryImport)

export const ReadyMaps = Type.Object({
  items: Type.Array(
    Type.Object({
      name: Type.String({ description: 'What it is asked for by' }),
      title: Type.String(),
      comment: Type.String({ description: 'Of which system, how to export, what to adjust' }),
      text: Type.String({ description: 'The map itself, YAML' }),
    }),
  ),
})

const Kind = Type.Enum(['unit', 'person'])
/** Whom a name means: somebody known, whoever another name of the log means, or nobody known. */
const Meaning = Type.Union([
  Type.Object({ id: Uuid }, { additionalProperties: false }),
  Type.Object({ name: Type.String({ maxLength: 200 }) }, { additionalProperties: false }),
  Type.Object({ new: Type.Literal(true) }, { additionalProperties: false }),
])

export const HistoryName = Type.Object({
  kind: Kind,
  name: Type.String(),
  unit: Nullable(Type.String({ description: 'Of a person: the unit the log names with them first' })),
  doubt: Type.Enum(doubts),
  choices: Type.Array(
    Type.Object({
      person: Nullable(PersonRef),
      unit: Nullable(UnitRef),
      name: Nullable(Type.String({ description: 'Another name of the same log' })),
      live: Type.Boolean({ description: 'Of the organisation, not of another history' }),
      thereThen: Type.Boolean({ description: 'Was there when the log has the name' }),
      unitAgrees: Nullable(Type.Boolean({ description: 'Is known in the unit in which the log has the name' })),
    }),
  ),
  proposal: Meaning,
  answer: Nullable(Meaning),
  firstAt: Instant,
  lastAt: Instant,
})
export const HistoryNamePage = PageOf(HistoryName)

export const HistoryNameAnswers = Type.Object({
  answers: Type.Array(
    Type.Object(
      { kind: Kind, name: Type.String({ maxLength: 200 }), answer: Meaning },
      { additionalProperties: false },
    ),
    { minItems: 1, maxItems: 200 },
  ),
})

export const HistoryUndo = Type.Object({
  commitments: Count,
  firstAt: Nullable(Instant),
  lastAt: Nullable(Instant),
  people: Type.Integer({ description: 'Made by this import and known to no other' }),
  units: Type.Integer({ description: 'Made by this import and known to no other' }),
  added: Type.Integer({ description: 'Comments, files and evaluations added here since' }),
})
