import { Type } from 'typebox'
import { Instant, Nullable, PageOf } from '../http/index.ts'
import { PersonRef } from '../organisation/index.ts'

const Count = Type.Integer({ minimum: 0 })

export const HistoryImport = Type.Object({
  id: Type.String(),
  name: Type.String({ description: 'Of the map: what the source is known by' }),
  fileName: Type.String(),
  state: Type.Enum(['waiting', 'running', 'done', 'failed', 'stopped']),
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
  events: Count,
  groupHandovers: Count,
  personHandovers: Count,
  rejected: Type.Integer({ description: 'Rows; see the rejections' }),
  outOfOrder: Type.Integer({ description: 'Cases whose acts made no possible story' }),
  unitsMade: Count,
  peopleMade: Count,
  hasRejections: Type.Boolean({ description: 'There is a file of them' }),
  resumable: Type.Boolean({ description: 'It may go on from where it ended' }),
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
