import type { Codes } from '../http/index.ts'

export const accessCodes: Codes = {
  'password-change-required': {
    status: 403,
    zh: '这是您的初始密码。请先设置新密码。',
    en: 'This is your first password. Please choose a new one first.',
  },
}
