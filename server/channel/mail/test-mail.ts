import { v7 as uuidv7 } from 'uuid'
import type { Language } from '../../http/index.ts'
import { messageOf, texts } from './letter/index.ts'
import { type MailServer, openSmtp, SmtpFailure } from './smtp/index.ts'

/** Sends a mail that says it is a test; answers what stood in the way, or null. */
export async function sendTest(
  server: MailServer,
  to: string,
  language: Language,
  at: number,
): Promise<SmtpFailure | null> {
  const words = texts[language]
  const letter = {
    subject: words['test-subject'],
    text: `${words['test-body']}\n`,
    html: `<p>${words['test-body']}</p>`,
  }
  const content = await messageOf({
    ...letter,
    id: uuidv7(),
    from: server.from,
    to,
    toName: '',
    date: at,
    thread: null,
    settings: null,
  })
  try {
    const smtp = await openSmtp(server)
    try {
      await smtp.send({ from: server.from, to }, content, async () => {})
    } finally {
      smtp.close()
    }
    return null
  } catch (failure) {
    if (failure instanceof SmtpFailure) return failure
    throw failure
  }
}
