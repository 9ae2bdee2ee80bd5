export { mailSettingsQuery } from './queries.ts'
export { MailPreferences } from './mail-preferences.tsx'
