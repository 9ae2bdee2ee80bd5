import accessEn from '../access/texts.en.json'
import accessZh from '../access/texts.zh.json'
import calendarEn from '../calendar/texts.en.json'
import calendarZh from '../calendar/texts.zh.json'
import catalogueEn from '../catalogue/texts.en.json'
import catalogueZh from '../catalogue/texts.zh.json'
import commitmentEn from '../commitment/texts.en.json'
import commitmentZh from '../commitment/texts.zh.json'
import journalEn from '../journal/texts.en.json'
import journalZh from '../journal/texts.zh.json'
import organisationEn from '../organisation/texts.en.json'
import organisationZh from '../organisation/texts.zh.json'
import scorecardEn from '../scorecard/texts.en.json'
import scorecardZh from '../scorecard/texts.zh.json'
import sharedEn from '../shared/texts.en.json'
import sharedZh from '../shared/texts.zh.json'
import appEn from './texts.en.json'
import appZh from './texts.zh.json'

/** Every text of the interface; the first part of a key is the folder it lies in. */
export const texts = {
  zh: {
    app: appZh,
    shared: sharedZh,
    access: accessZh,
    organisation: organisationZh,
    calendar: calendarZh,
    catalogue: catalogueZh,
    commitment: commitmentZh,
    journal: journalZh,
    scorecard: scorecardZh,
  },
  en: {
    app: appEn,
    shared: sharedEn,
    access: accessEn,
    organisation: organisationEn,
    calendar: calendarEn,
    catalogue: catalogueEn,
    commitment: commitmentEn,
    journal: journalEn,
    scorecard: scorecardEn,
  },
}
