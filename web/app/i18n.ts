import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { firstLanguage, takeLanguage } from '../shared/index.ts'
import { texts } from './texts.ts'

export async function startTexts(): Promise<void> {
  const language = firstLanguage()
  await i18next.use(initReactI18next).init({
    lng: language,
    supportedLngs: ['zh', 'en'],
    fallbackLng: 'zh',
    resources: { zh: { translation: texts.zh }, en: { translation: texts.en } },
    interpolation: { escapeValue: false },
  })
  takeLanguage(language)
}
