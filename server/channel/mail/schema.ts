import { noticeGroups, type NoticeGroup, paces } from '@huke/core/channel'
import { Type } from 'typebox'
import { Instant, Nullable, Uuid } from '../../http/index.ts'
import { PersonRef } from '../../organisation/index.ts'
import { securities } from './smtp/index.ts'

const Pace = Type.Enum(paces)

export const Preferences = Type.Object(
  {
    paces: Type.Object(
      Object.fromEntries(noticeGroups.map(group => [group, Pace])) as Record<NoticeGroup, typeof Pace>,
      { additionalProperties: false },
    ),
    dailyAt: Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', description: 'HH:MM of one’s own clock' }),
    workingHours: Type.Boolean({
      description: 'Nothing outside the unit’s working hours, except before a clock breaks',
    }),
  },
  { additionalProperties: false },
)

export const OwnPreferences = Type.Object({
  ...Preferences.properties,
  address: Nullable(Type.String()),
  mailed: Type.Boolean({ description: 'The installation sends mail' }),
})

export const ServerInput = Type.Object(
  {
    host: Type.String({ maxLength: 253 }),
    port: Type.Integer({ minimum: 1, maximum: 65_535 }),
    security: Type.Enum(securities),
    user: Nullable(Type.String({ maxLength: 200 })),
    password: Type.Optional(
      Nullable(
        Type.String({ maxLength: 500, description: 'Left out: the one that is kept, for the same server and user' }),
      ),
    ),
    from: Type.String({ maxLength: 254 }),
  },
  { additionalProperties: false },
)

const Server = Type.Object({
  host: Type.String(),
  port: Type.Integer(),
  security: Type.Enum(securities),
  user: Nullable(Type.String()),
  hasPassword: Type.Boolean(),
  from: Type.String(),
})

export const Trouble = Type.Object({
  reason: Type.String({ description: 'Stable; what a program tells them apart by' }),
  words: Type.String(),
  reply: Nullable(Type.String({ description: 'What the other server said' })),
})

export const Settings = Type.Object({
  source: Type.Enum(['demo', 'environment', 'page', 'none']),
  server: Nullable(Server),
  language: Type.Enum(['zh', 'en'], { description: 'Of those who have not chosen one' }),
  origin: Type.String({ description: 'Where the links in mails lead' }),
  isOriginSet: Type.Boolean(),
  sentAt: Nullable(Instant),
  trouble: Nullable(Type.Object({ ...Trouble.properties, since: Instant, nextTryAt: Nullable(Instant) })),
  waiting: Type.Integer({ description: 'Mails that are due and not sent yet' }),
  undelivered: Type.Integer({ description: 'Of the last 30 days; 1000 stands for more' }),
  withoutAddress: Type.Integer({ description: 'People who may sign in and have no address' }),
})

export const Undelivered = Type.Object({
  id: Uuid,
  person: Nullable(PersonRef),
  address: Nullable(Type.String()),
  endedAt: Instant,
  notices: Type.Integer(),
  uncertain: Type.Boolean({ description: 'It may have arrived' }),
  ...Trouble.properties,
})

export const OutboxLine = Type.Object({
  id: Uuid,
  person: Nullable(PersonRef),
  address: Nullable(Type.String()),
  dueAt: Instant,
  waiting: Type.Boolean(),
  subject: Nullable(Type.String({ description: 'null where nothing would be sent any more' })),
})

export const OutboxMail = Type.Intersect([OutboxLine, Type.Object({ text: Type.String(), html: Type.String() })])
