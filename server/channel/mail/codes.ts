import type { Codes } from '../../http/index.ts'

export const mailCodes: Codes = {
  'mail.server-impossible': {
    status: 422,
    zh: '邮件服务器的设置有误，没有保存。请改正标出的项目。',
    en: 'The settings of the mail server cannot be; nothing was saved. Correct what is marked.',
  },
  'mail.set-by-environment': {
    status: 409,
    zh: '邮件服务器由启动时的环境变量设定，不能在这里修改。',
    en: 'The mail server is set by the environment Huke was started in, and cannot be changed here.',
  },
  'mail.off-in-demo': {
    status: 409,
    zh: '演示环境不发送邮件；将要发送的内容见“发件箱”。',
    en: 'The demo sends no mail; what would be sent is in the outbox.',
  },
  'mail.no-server': {
    status: 409,
    zh: '还没有设定邮件服务器。',
    en: 'There is no mail server yet.',
  },
}
