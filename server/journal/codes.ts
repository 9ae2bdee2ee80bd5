import type { Codes } from '../http/index.ts'

export const journalCodes: Codes = {
  'journal.not-a-seal': {
    status: 422,
    zh: '这个文件不是导出的封印，没有进行比对。',
    en: 'This is no file of exported seals; nothing was compared.',
  },
}
