export { groupOf, waitsFor } from './group-of.ts'
export {
  defaultPreferences,
  type MailPreferences,
  type NoticeGroup,
  noticeGroups,
  type Pace,
  paces,
} from './preferences.ts'
export { type Sending, sendingOf } from './sending.ts'
