import { besideNames, measureDefinitions } from '@huke/core/scorecard'
import { type Static, Type } from 'typebox'
import { Day, Nullable, PageOf, PageQuery, Uuid } from '../http/index.ts'
import { BilingualText, UnitRef } from '../organisation/index.ts'

const NullableNumber = Nullable(Type.Number())

export const Params = Type.Object({ id: Uuid })

const period = Type.String({
  maxLength: 40,
  default: 'last-30-days',
  description: '2026-11, 2026-Q4, 2026, last-30-days or 2026-11-01..2026-11-20',
})

export const ScorecardQuery = Type.Object({
  period: Type.Optional(period),
  compare: Type.Optional(
    Type.String({ maxLength: 40, default: 'previous', description: 'previous, none, or a period as above' }),
  ),
})

export const OverviewQuery = Type.Object({ period: Type.Optional(period) })

const MeasureNames = Type.Enum(measureDefinitions.map(m => m.name))

export const BehindQuery = Type.Object({
  measure: MeasureNames,
  role: Type.Enum(['supplier', 'customer']),
  period: Type.Optional(period),
  service: Type.Optional(Type.Union([Uuid, Type.Literal('none')])),
  other: Type.Optional(Uuid),
  part: Type.Optional(
    Type.Enum(['denominator', 'numerator', 'missed'], {
      default: 'denominator',
      description: 'All it rests on, those that count, or those that do not',
    }),
  ),
  ...PageQuery,
})

export const ServiceRef = Type.Object({ id: Uuid, code: Type.String(), name: BilingualText })
export type ServiceRef = Static<typeof ServiceRef>
/** A unit of the figures; one that has ended meanwhile is marked. */
const UnitName = Type.Object({ ...UnitRef.properties, ended: Type.Boolean() })
export type UnitName = Static<typeof UnitName>

const Figure = Type.Object({
  name: MeasureNames,
  method: Type.String({ description: 'Figures of different methods are not comparable' }),
  unit: Type.String({ description: 'share, ratio, seconds, score or number' }),
  value: NullableNumber,
  n: Type.Integer({ description: 'How many the value rests on' }),
  numerator: NullableNumber,
  denominator: Type.Integer(),
  interval: Nullable(Type.Object({ low: Type.Number(), high: Type.Number() })),
  suppressed: Type.Optional(Type.Literal('too-few', { description: 'Too few different people answered' })),
  nearlyOne: Type.Optional(
    Type.Integer({
      description: 'So many of n are of groups nearly of one opinion, whose share leaves open what the few said',
    }),
  ),
})

const Point = Type.Object({ start: Day, value: NullableNumber, n: Type.Integer() })

const Row = Type.Object({
  ...Figure.properties,
  better: Nullable(Type.Enum(['higher', 'lower'])),
  standard: NullableNumber,
  previous: Nullable(Type.Object({ value: NullableNumber, n: Type.Integer() })),
  trend: Type.Array(Point, { description: 'The twelve months up to the end of the period' }),
})

const Side = Type.Object({
  measures: Type.Array(Row),
  services: Type.Array(Type.Object({ service: Nullable(ServiceRef), measures: Type.Array(Figure) })),
  counterparts: Type.Array(Type.Object({ unit: UnitName, measures: Type.Array(Figure) })),
  beside: Type.Array(Type.Object({ of: Type.Enum(besideNames), measures: Type.Array(Figure) }), {
    description: 'What stands beside with an n of its own and is in none of the measures',
  }),
})
export type Side = Static<typeof Side>

const Period = Type.Object({ from: Day, to: Day })

export const Scorecard = Type.Object({
  unit: UnitName,
  period: Period,
  compare: Nullable(Period),
  minimumGroup: Type.Integer(),
  asSupplier: Side,
  asCustomer: Side,
})
export type Scorecard = Static<typeof Scorecard>

export const Behind = Type.Object({
  visible: Type.Boolean({ description: 'false = counted, but not for you to see' }),
  part: Type.String({ description: 'Which of its contributions: a reopened matter counts its later turns as well' }),
  id: Nullable(Uuid),
  number: Nullable(Type.String()),
  title: Nullable(Type.String()),
  customer: UnitName,
  supplier: UnitName,
  service: Nullable(ServiceRef),
  day: Type.String({ format: 'date', description: 'On which it counts' }),
  value: NullableNumber,
  numerator: NullableNumber,
  denominator: Type.Integer({ description: 'Its part of n' }),
})
export type Behind = Static<typeof Behind>
export const BehindPage = PageOf(Behind)

export const Overview = Type.Object({
  period: Period,
  departments: Type.Array(
    Type.Object({ unit: UnitName, asSupplier: Type.Array(Figure), asCustomer: Type.Array(Figure) }),
  ),
})
export type Overview = Static<typeof Overview>
