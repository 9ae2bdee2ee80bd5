import type { CalendarRef, Terms } from '@huke/core/commitment'

const hour = 3600
const response = { kind: 'working-time', seconds: 8 * hour } as const
const targets = { response, resolution: null }

/** The standard of what no service covers: an answer within a working day, the time of delivery as promised. */
export const adHocTerms = (calendar: CalendarRef): Terms => ({
  source: { kind: 'ad-hoc', id: null, version: 0 },
  calendar,
  targets: {
    urgent: { ...targets, response: { kind: 'working-time', seconds: 2 * hour } },
    high: targets,
    normal: targets,
    low: targets,
  },
  confirmation: { kind: 'working-days', days: 3 },
  answer: { kind: 'working-days', days: 2 },
  resolutionStarts: 'promised',
  holdPausesResolution: true,
  reopenMode: 'continue-without-closed-time',
  reopenDays: 7,
  promise: 'by-person',
  evaluation: {
    scale: 'good-bad',
    dimensions: ['quality', 'timeliness', 'attitude'],
    attribution: 'named',
    periodDays: 14,
  },
  checklist: [],
  warnAt: [50, 75, 100],
})
