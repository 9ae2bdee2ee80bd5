import dayjs from 'dayjs'
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import 'dayjs/locale/zh-cn'

export type Language = 'zh' | 'en'

const storageKey = 'huke.language'

/** The language this browser was last used in, else its own, else Chinese. */
export function firstLanguage(): Language {
  const kept = localStorage.getItem(storageKey)
  if (kept === 'zh' || kept === 'en') return kept
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

export const languageNow = (): Language => (i18next.language === 'en' ? 'en' : 'zh')

export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'en' ? 'en' : 'zh'
}

export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language)
  takeLanguage(language)
  if (language !== i18next.language) await i18next.changeLanguage(language)
}

/** For the page itself and for the date pickers, which follow dayjs. */
export function takeLanguage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en')
}
