export { isAddress } from './address.ts'
export { type MailServer, mailServerProblems, securities } from './mail-server.ts'
export { type Envelope, openSmtp, type Smtp } from './smtp.ts'
export { isOfServer, SmtpFailure, type SmtpReason } from './smtp-failure.ts'
