import { measureWords, methodWords } from '@huke/core/scorecard'
import accessAdminEn from '../access/admin/texts.en.json'
import accessAdminZh from '../access/admin/texts.zh.json'
import accessEn from '../access/texts.en.json'
import accessZh from '../access/texts.zh.json'
import calendarEn from '../calendar/texts.en.json'
import calendarZh from '../calendar/texts.zh.json'
import catalogueEditEn from '../catalogue/edit/texts.en.json'
import catalogueEditZh from '../catalogue/edit/texts.zh.json'
import catalogueEn from '../catalogue/texts.en.json'
import catalogueZh from '../catalogue/texts.zh.json'
import channelAdminEn from '../channel/admin/texts.en.json'
import channelAdminZh from '../channel/admin/texts.zh.json'
import channelEn from '../channel/texts.en.json'
import channelZh from '../channel/texts.zh.json'
import commitmentEn from '../commitment/texts.en.json'
import commitmentZh from '../commitment/texts.zh.json'
import journalEn from '../journal/texts.en.json'
import journalZh from '../journal/texts.zh.json'
import organisationAdminEn from '../organisation/admin/texts.en.json'
import organisationAdminZh from '../organisation/admin/texts.zh.json'
import organisationEndingEn from '../organisation/ending/texts.en.json'
import organisationEndingZh from '../organisation/ending/texts.zh.json'
import organisationPersonEn from '../organisation/person/texts.en.json'
import organisationPersonZh from '../organisation/person/texts.zh.json'
import organisationStaffEn from '../organisation/staff/texts.en.json'
import organisationStaffZh from '../organisation/staff/texts.zh.json'
import organisationEn from '../organisation/texts.en.json'
import organisationZh from '../organisation/texts.zh.json'
import scorecardEn from '../scorecard/texts.en.json'
import scorecardZh from '../scorecard/texts.zh.json'
import sharedEn from '../shared/texts.en.json'
import sharedZh from '../shared/texts.zh.json'
import appAdminEn from './admin/texts.en.json'
import appAdminZh from './admin/texts.zh.json'
import appEn from './texts.en.json'
import appZh from './texts.zh.json'

/** The workbook calls the measures and their methods the same. A full stop would part a key of a text in two. */
const measureTexts = (language: 'zh' | 'en') => ({
  measure: inLanguage(measureWords, language),
  methods: inLanguage(methodWords, language),
})

const inLanguage = (words: typeof methodWords, language: 'zh' | 'en'): Record<string, string> =>
  Object.fromEntries(Object.entries(words).map(([key, said]) => [key.replaceAll('.', ' '), said[language]]))

/** Every text of the interface; the first parts of a key are the folders it lies in. */
export const texts = {
  zh: {
    app: { ...appZh, admin: appAdminZh },
    shared: sharedZh,
    access: { ...accessZh, admin: accessAdminZh },
    organisation: {
      ...organisationZh,
      admin: organisationAdminZh,
      ending: organisationEndingZh,
      person: organisationPersonZh,
      staff: organisationStaffZh,
    },
    calendar: calendarZh,
    catalogue: { ...catalogueZh, edit: catalogueEditZh },
    channel: { ...channelZh, admin: channelAdminZh },
    commitment: commitmentZh,
    journal: journalZh,
    scorecard: { ...scorecardZh, ...measureTexts('zh') },
  },
  en: {
    app: { ...appEn, admin: appAdminEn },
    shared: sharedEn,
    access: { ...accessEn, admin: accessAdminEn },
    organisation: {
      ...organisationEn,
      admin: organisationAdminEn,
      ending: organisationEndingEn,
      person: organisationPersonEn,
      staff: organisationStaffEn,
    },
    calendar: calendarEn,
    catalogue: { ...catalogueEn, edit: catalogueEditEn },
    channel: { ...channelEn, admin: channelAdminEn },
    commitment: commitmentEn,
    journal: journalEn,
    scorecard: { ...scorecardEn, ...measureTexts('en') },
  },
}
