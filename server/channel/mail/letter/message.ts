import MailComposer from 'nodemailer/lib/mail-composer'
import type { Letter } from './letter.ts'

export interface Addressed extends Letter {
  /** of the mail: the same at every try, so that a double is known as one */
  readonly id: string
  readonly from: string
  readonly to: string
  readonly toName: string
  readonly date: number
  /** the matter it is about, where it is about one: its mails lie together */
  readonly thread: string | null
  /** the page to choose what one gets; null for a mail somebody asked for */
  readonly settings: string | null
}

/** A letter as it goes over the wire, in Internet Message Format. */
export function messageOf(mail: Addressed): Promise<Buffer> {
  const domain = domainOf(mail.from)
  // Nobody ever sent this one; every mail of the matter answers it.
  const first = mail.thread === null ? undefined : `<matter.${mail.thread}@${domain}>`
  return new MailComposer({
    from: { name: '互客 Huke', address: mail.from },
    to: { name: mail.toName, address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.id}@${domain}>`,
    date: new Date(mail.date),
    inReplyTo: first,
    references: first,
    headers: {
      // Neither an absence notice nor another program answers it.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(mail.settings === null ? {} : { 'List-Unsubscribe': `<${mail.settings}>` }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)
