/** What a notice is to the one it is told to. Few, because each is a choice to be made; a new kind of notice falls into one. */
export const noticeGroups = ['act', 'moved', 'words', 'warning'] as const
export type NoticeGroup = (typeof noticeGroups)[number]

/** When the notices of a group are mailed: each at once, or gathered. */
export const paces = ['at-once', 'hourly', 'daily', 'never'] as const
export type Pace = (typeof paces)[number]

export interface MailPreferences {
  readonly paces: Readonly<Record<NoticeGroup, Pace>>
  /** `HH:MM` of the reader's own wall clock */
  readonly dailyAt: string
  /** nothing outside the working hours of the reader's unit, except where a clock breaks before they begin */
  readonly workingHours: boolean
}

/** Until somebody says otherwise: what waits for them at once, what only moved gathered. */
export const defaultPreferences: MailPreferences = {
  paces: { act: 'at-once', moved: 'hourly', words: 'at-once', warning: 'at-once' },
  dailyAt: '08:30',
  workingHours: true,
}
