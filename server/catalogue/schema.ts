import type { FormSchema } from '@huke/core/catalogue'
import { attributions } from '@huke/core/commitment'
import { type Static, Type } from 'typebox'
import { Instant, Nullable, OneOf, PageOf, PageQuery, Uuid } from '../http/index.ts'
import { BilingualText, UnitRef } from '../organisation/index.ts'

/** Text without NUL, which PostgreSQL cannot hold; how long it may be is for the catalogue to say. */
const text = Type.String({ maxLength: 20_000, pattern: '^[^\\u0000]*$' })
const Bilingual = Type.Object({ zh: text, en: text }, { additionalProperties: false })
const code = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,59}$' })

const seconds = Type.Number({ description: 'Seconds' })
const days = Type.Integer()
export const TargetShape = OneOf('kind', [
  Type.Object({ kind: Type.Literal('working-time'), seconds }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('calendar-time'), seconds }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('working-days'), days }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('end-of-working-day'), days }, { additionalProperties: false }),
  Type.Object(
    { kind: Type.Literal('working-day-at'), days, time: Type.String({ maxLength: 8 }) },
    { additionalProperties: false },
  ),
])

const PriorityTargets = Type.Object(
  { response: Nullable(TargetShape), resolution: Nullable(TargetShape) },
  { additionalProperties: false },
)

const Form = Type.Unsafe<FormSchema>(
  Type.Object({}, { additionalProperties: true, description: 'JSON Schema with x-i18n and x-order' }),
)

const Eligible = Type.Union([Type.Literal('everyone'), Type.Array(Type.String({ maxLength: 60 }), { maxItems: 500 })])

const policies = {
  evaluation: Type.Object(
    {
      scale: Type.Enum(['good-bad', 'five']),
      dimensions: Type.Array(Type.Enum(['quality', 'timeliness', 'attitude']), { maxItems: 3 }),
      attribution: Type.Enum(attributions),
      periodDays: Type.Number(),
    },
    { additionalProperties: false },
  ),
  promise: Type.Enum(['by-person', 'at-birth']),
  resolutionStarts: Type.Enum(['requested', 'promised']),
  holdPausesResolution: Type.Boolean(),
  reopenMode: Type.Enum(['new-clock', 'continue', 'continue-without-closed-time']),
  reopenDays: Type.Number(),
  assignment: Type.Enum(['by-hand', 'round-robin', 'least-loaded']),
  checklist: Type.Array(Type.Object({ id: code, zh: text, en: text }, { additionalProperties: false }), {
    maxItems: 200,
  }),
  sop: Bilingual,
  warnAt: Type.Array(Type.Number(), { maxItems: 100 }),
}

export const Definition = Type.Object(
  {
    name: Bilingual,
    description: Bilingual,
    keywords: Type.Object(
      { zh: Type.Array(text, { maxItems: 200 }), en: Type.Array(text, { maxItems: 200 }) },
      { additionalProperties: false },
    ),
    form: Form,
    eligible: Eligible,
    targets: Type.Object(
      { urgent: PriorityTargets, high: PriorityTargets, normal: PriorityTargets, low: PriorityTargets },
      { additionalProperties: false },
    ),
    confirmation: TargetShape,
    answer: TargetShape,
    calendar: {
      ...Nullable(Type.String({ maxLength: 60 })),
      default: null,
      description: 'Code of a calendar; null for the one the unit works by',
    },
    ...policies,
    warnAt: Type.Array(Type.Number(), { maxItems: 100, default: [50, 75, 100] }),
  },
  { additionalProperties: false },
)

export const ListQuery = Type.Object({
  ...PageQuery,
  q: Type.Optional(Type.String({ maxLength: 200, description: 'Words, pinyin or initials, in Chinese or English' })),
  unit: Type.Optional(Type.String({ format: 'uuid', description: 'Supplying unit' })),
  all: Type.Optional(Type.Boolean({ description: 'Also those the reader may edit, retired ones included' })),
})

export const NewService = Type.Object({ code, unit: Uuid, definition: Definition }, { additionalProperties: false })
export const ServiceEdit = Type.Object(
  { baseVersion: Type.Integer({ minimum: 1 }), definition: Definition },
  { additionalProperties: false },
)

export const ServiceLine = Type.Object({
  id: Uuid,
  code: Type.String(),
  version: Type.Integer(),
  unit: UnitRef,
  name: BilingualText,
  description: BilingualText,
  response: Nullable(BilingualText),
  resolution: Nullable(BilingualText),
  retiredAt: Nullable(Instant),
  mayEdit: Type.Boolean(),
  missing: Type.Array(Type.Enum(['response', 'resolution', 'checklist', 'sop']), {
    description: 'What the service still lacks; told to those who may change it',
  }),
})
export const ServicePage = PageOf(ServiceLine)

const Preview = Type.Object({
  target: TargetShape,
  words: BilingualText,
  dueAt: Nullable(
    Type.Integer({ description: 'When it would be due if it began now; null where the calendar stays closed' }),
  ),
  certain: Type.Boolean({ description: 'False where the official holidays until then are not published yet' }),
})
const Previews = Type.Object({ response: Nullable(Preview), resolution: Nullable(Preview) })

export const ServiceAnswer = Type.Object({
  id: Uuid,
  code: Type.String(),
  version: Type.Integer(),
  unit: UnitRef,
  retiredAt: Nullable(Instant),
  mayAsk: Type.Boolean(),
  mayEdit: Type.Boolean(),
  name: BilingualText,
  description: BilingualText,
  keywords: Definition.properties.keywords,
  form: Form,
  eligible: Eligible,
  at: Type.Integer({ description: 'The moment that the due times below begin at' }),
  targets: Type.Object({ urgent: Previews, high: Previews, normal: Previews, low: Previews }),
  confirmation: Preview,
  answer: Preview,
  calendar: Type.Object({
    id: Uuid,
    code: Type.String(),
    name: BilingualText,
    version: Type.Integer(),
    timeZone: Type.String(),
    givenBy: Type.Enum(['service', 'unit', 'organisation'], { description: 'Who says so' }),
    from: Nullable(UnitRef),
  }),
  ...policies,
})
export type ServiceAnswer = Static<typeof ServiceAnswer>

export const TemplateList = PageOf(
  Type.Object({
    code: Type.String(),
    department: Type.String({ description: 'The kind of department that usually offers it' }),
    name: BilingualText,
    description: BilingualText,
    response: Nullable(BilingualText),
    resolution: Nullable(BilingualText),
    services: Type.Array(Type.Object({ id: Type.String(), unit: UnitRef, retired: Type.Boolean() }), {
      description: 'Services made from it so far',
    }),
  }),
)
export const FromTemplates = Type.Object(
  {
    templates: Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 200, uniqueItems: true }),
    unit: Uuid,
  },
  { additionalProperties: false },
)
export const FromTemplatesAnswer = Type.Object({
  items: Type.Array(
    Type.Object({
      template: Type.String(),
      service: Uuid,
      code: Type.String(),
      outcome: Type.Enum(['made', 'exists']),
    }),
  ),
})
