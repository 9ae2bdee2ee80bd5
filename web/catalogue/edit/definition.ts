import type { Service, ServiceEdit } from '../../api/index.ts'

const hour = 3600
const days = (count: number) => ({ kind: 'working-days' as const, days: count })
const hours = (count: number) => ({ kind: 'working-time' as const, seconds: count * hour })

/** Where a new service begins: a modest standard and an empty form. */
export const blankService: ServiceEdit = {
  name: { zh: '', en: '' },
  description: { zh: '', en: '' },
  keywords: { zh: [], en: [] },
  form: { type: 'object', additionalProperties: false, properties: {}, required: [], 'x-order': [] },
  eligible: 'everyone',
  targets: {
    urgent: { response: hours(1), resolution: days(1) },
    high: { response: hours(4), resolution: days(2) },
    normal: { response: hours(8), resolution: days(3) },
    low: { response: hours(8), resolution: days(5) },
  },
  confirmation: days(3),
  answer: days(2),
  calendar: null,
  evaluation: {
    scale: 'good-bad',
    dimensions: ['quality', 'timeliness', 'attitude'],
    attribution: 'named',
    periodDays: 14,
  },
  promise: 'by-person',
  resolutionStarts: 'requested',
  holdPausesResolution: true,
  reopenMode: 'continue-without-closed-time',
  reopenDays: 7,
  assignment: 'by-hand',
  checklist: [],
  sop: { zh: '', en: '' },
  warnAt: [50, 75, 100],
}

/** What is edited of a service, without what was computed for its readers. */
export function definitionOf(service: Service): ServiceEdit {
  const { targets } = service
  const plain = (of: Service['targets']['normal']) => ({
    response: of.response?.target ?? null,
    resolution: of.resolution?.target ?? null,
  })
  return {
    name: service.name,
    description: service.description,
    keywords: service.keywords,
    form: service.form,
    eligible: service.eligible,
    targets: {
      urgent: plain(targets.urgent),
      high: plain(targets.high),
      normal: plain(targets.normal),
      low: plain(targets.low),
    },
    confirmation: service.confirmation.target,
    answer: service.answer.target,
    calendar: service.calendar.givenBy === 'service' ? service.calendar.code : null,
    evaluation: service.evaluation,
    promise: service.promise,
    resolutionStarts: service.resolutionStarts,
    holdPausesResolution: service.holdPausesResolution,
    reopenMode: service.reopenMode,
    reopenDays: service.reopenDays,
    assignment: service.assignment,
    checklist: service.checklist,
    sop: service.sop,
    warnAt: service.warnAt,
  }
}
