import type { Codes } from '../http/index.ts'

export const scorecardCodes: Codes = {
  'scorecard.unknown-period': {
    status: 422,
    zh: '无法识别这个期间。可以写：2026-11、2026-Q4、2026、last-30-days 或 2026-11-01..2026-11-20。',
    en: 'This is no period. Write 2026-11, 2026-Q4, 2026, last-30-days or 2026-11-01..2026-11-20.',
  },
  'scorecard.nothing-missed': {
    status: 422,
    zh: '这个指标不是比率，没有“未达到”的部分。',
    en: 'This measure is no share: none of its commitments is missed.',
  },
}
