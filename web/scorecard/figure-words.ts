import type { Figure } from '../api/index.ts'
import { daysWords, duration, type Language } from '../shared/index.ts'

/** A value in its unit; a dash where there is none. */
export function figureWords({ value, unit }: Pick<Figure, 'value' | 'unit'>, language: Language): string {
  if (value === null) return '–'
  switch (unit) {
    case 'share':
      return percent(value)
    case 'ratio':
      return `${Math.round(value * 100)} %`
    case 'seconds':
      return value >= 100 * 3600 ? daysWords(value, language) : duration(value, language)
    case 'score':
      return value.toFixed(2)
    default:
      return new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB').format(value)
  }
}

export const percent = (share: number): string => `${share > 0.995 && share < 1 ? '99.5' : Math.round(share * 100)} %`
