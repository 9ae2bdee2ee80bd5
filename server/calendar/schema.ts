import type { Span } from '@huke/core/calendar'
import { type Static, Type } from 'typebox'
import { Nullable, PageOf, Uuid } from '../http/index.ts'
import { BilingualText, PersonRef } from '../organisation/index.ts'

/** Text without NUL, which PostgreSQL cannot hold. */
const text = (longest: number, shortest = 0) =>
  Type.String({ minLength: shortest, maxLength: longest, pattern: '^[^\\u0000]*$' })

const BilingualName = Type.Object({ zh: text(60, 1), en: text(60, 1) }, { additionalProperties: false })

const SpanShape = Type.Unsafe<Span>(
  Type.Array(Type.String({ maxLength: 9 }), {
    minItems: 2,
    maxItems: 2,
    description:
      '[open, close] as HH:MM. 22:00 to 06:00 ends on the next date and belongs to the day it begins on; +02:30 begins after midnight',
  }),
)
const Spans = Type.Array(SpanShape, { maxItems: 24 })
const mostDates = 4000

/** An object of any keys; patterns over keys would let a key with a line break past unchecked. */
const SpansByKey = Type.Unsafe<Record<string, Span[]>>(
  Type.Object({}, { additionalProperties: Spans, maxProperties: mostDates }),
)
const NamesByDate = Type.Unsafe<Record<string, string>>(
  Type.Object({}, { additionalProperties: text(60), maxProperties: mostDates }),
)

const year = Type.Integer({ minimum: 1900, maximum: 2150 })
const week = { weekly: SpansByKey, recurringHolidays: Type.Array(Type.String({ maxLength: 5 }), { maxItems: 366 }) }

export const Definition = Type.Object(
  {
    timeZone: Type.String({ maxLength: 60, description: 'IANA name such as Asia/Shanghai' }),
    ...week,
    later: Type.Optional(
      Type.Array(Type.Object({ from: Type.String({ maxLength: 10 }), ...week }, { additionalProperties: false }), {
        maxItems: 200,
        description: 'Weeks that take the place of the first one, each from a date on, in order of their dates',
      }),
    ),
    holidays: Type.Array(Type.String({ maxLength: 10 }), { maxItems: mostDates }),
    overrides: SpansByKey,
    names: Type.Optional(NamesByDate),
    namesEn: Type.Optional(NamesByDate),
    officialYears: Type.Optional(
      Type.Array(year, { maxItems: 300, description: 'Years of which all official days are in it; kept unless given' }),
    ),
  },
  { additionalProperties: false },
)

export const YearParams = Type.Object({ id: Uuid, year })
export const CountryYearParams = Type.Object({ country: Type.String({ pattern: '^[A-Z]{2}$' }), year })

export const NewCalendar = Type.Object(
  { code: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,39}$' }), name: BilingualName, definition: Definition },
  { additionalProperties: false },
)
export const CalendarEdit = Type.Object(
  { baseVersion: Type.Integer({ minimum: 1 }), name: Type.Optional(BilingualName), definition: Definition },
  { additionalProperties: false },
)
export const CalendarCheck = Type.Object({ definition: Definition }, { additionalProperties: false })
export const Problems = Type.Object({
  problems: Type.Array(
    Type.Object({ code: Type.String(), path: Type.String(), value: Type.Unknown(), expectation: Type.String() }),
  ),
})

export const CalendarLine = Type.Object({
  id: Uuid,
  code: Type.String(),
  name: BilingualText,
  timeZone: Type.String(),
  version: Type.Integer(),
  createdAt: Type.Integer({ description: 'When this version was made' }),
  isDefault: Type.Boolean({ description: 'What units work by that neither they nor any above them give a calendar' }),
})
export const CalendarPage = PageOf(CalendarLine)
export const CalendarAnswer = Type.Object({
  ...CalendarLine.properties,
  definition: Definition,
  versions: Type.Array(
    Type.Object({
      version: Type.Integer(),
      createdAt: Type.Integer(),
      kind: Type.Enum(['revision', 'correction']),
      reason: Nullable(Type.String({ description: 'Why it was corrected' })),
      by: Nullable(PersonRef),
    }),
    { description: 'The newest 200' },
  ),
  today: Type.String({ description: 'The date where the calendar is; what is revised holds after it' }),
  measured: Type.Boolean({ description: 'Whether any matter was measured by it; until then every day may be revised' }),
  mayEdit: Type.Boolean(),
})
export type CalendarAnswer = Static<typeof CalendarAnswer>

const DayKindShape = Type.Enum(['working', 'weekend', 'holiday', 'make-up', 'exception', 'unknown-official'])

export const YearAnswer = Type.Object({
  year: Type.Integer(),
  version: Type.Integer(),
  officialPublished: Type.Boolean({ description: "This release has China's official days of the year" }),
  officialMissing: Type.Boolean({ description: 'The calendar follows official holidays and lacks those of this year' }),
  days: Type.Array(
    Type.Object({
      date: Type.String(),
      kind: DayKindShape,
      name: Nullable(BilingualText),
      spans: Type.Array(SpanShape),
    }),
  ),
})

const OfficialDayShape = Type.Object(
  {
    date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    kind: Type.Enum(['holiday', 'workday']),
    name: BilingualName,
  },
  { additionalProperties: false },
)
export const OfficialAnswer = Type.Object({
  country: Type.String(),
  year: Type.Integer(),
  source: Type.String(),
  days: Type.Array(OfficialDayShape),
})
export const OfficialRequest = Type.Object(
  {
    year,
    country: Type.String({ pattern: '^[A-Z]{2}$', default: 'CN' }),
    days: Type.Optional(Type.Array(OfficialDayShape, { maxItems: 366, description: 'A year entered by hand' })),
    complete: Type.Optional(
      Type.Boolean({
        description: 'Whether days by hand are all of the year; several are unless it is said, a single one is not',
      }),
    ),
  },
  { additionalProperties: false },
)
export const DefaultCalendar = Type.Object({ calendar: Uuid }, { additionalProperties: false })
export const OfficialAdded = Type.Object({
  calendar: CalendarAnswer,
  kept: Type.Array(Type.String(), { description: 'Dates with a rule of their own, left as they were' }),
})
