import { sql } from 'kysely'
import type { Installation } from '../machine/installation.ts'
import { isUnknown, type PostOffice } from '../machine/post-office.ts'
import type { Checked } from './check.ts'

interface Mail {
  readonly id: string
  readonly state: string
  readonly address: string | null
  readonly reason: string | null
}

const shortest = 36

/**
 * Looked at every week, because mails are forgotten after thirty days: what the product says it sent is what arrived, once
 * each; each notice is in one mail; what could not be delivered stands in the administrator's list.
 */
export function watchMail(installation: Installation, office: PostOffice, administrator: string) {
  const seen = new Map<string, Mail>()
  const notices = new Map<string, string>()
  const listed = new Set<string>()
  const wrong: string[] = []

  const look = async (): Promise<void> => {
    const mails = await installation.look(
      sql<Mail>`select id, state, address, reason from mail where state <> 'waiting'`,
    )
    for (const mail of mails) seen.set(mail.id, mail)
    const links = await installation.look(
      sql<{ notice: string; mail: string }>`select notification_id as notice, mail_id as mail from mail_notice`,
    )
    for (const { notice, mail } of links) {
      const before = notices.get(notice)
      if (before !== undefined && before !== mail)
        wrong.push(`the notice ${notice} is in two mails, ${before} and ${mail}`)
      notices.set(notice, mail)
    }
    for (let after = ''; ; ) {
      const { body } = await installation.ask(administrator, 'GET', `/mail/undelivered?limit=200${after}`)
      for (const { id } of body.items) listed.add(id)
      if (body.next === null) break
      after = `&after=${encodeURIComponent(body.next)}`
    }
  }

  const check = async (): Promise<Checked> => {
    await look()
    const arrived = Map.groupBy(office.delivered, mail => mail.id.slice(1, 1 + shortest))
    for (const [id, copies] of arrived) {
      if (copies.length > 1) wrong.push(`the mail ${id} arrived ${copies.length} times at ${copies[0]?.to}`)
      if (seen.get(id)?.state !== 'sent')
        wrong.push(`the mail ${id} arrived, and the product says: ${seen.get(id)?.state}`)
    }
    const sent = [...seen.values()].filter(mail => mail.state === 'sent')
    for (const { id } of sent) if (!arrived.has(id)) wrong.push(`the mail ${id} was sent, and never arrived`)
    const failed = [...seen.values()].filter(mail => mail.state === 'failed' || mail.state === 'uncertain')
    for (const { id, address, reason } of failed) {
      if (!listed.has(id)) wrong.push(`the mail ${id} to ${address} could not be delivered, and no list says so`)
      if (address !== null && !isUnknown(address)) wrong.push(`the mail ${id} to ${address} was given up: ${reason}`)
    }
    const [late] = await installation.look(sql<{ n: number }>`
      select count(*)::int as n from mail where state = 'waiting' and due_at < ${new Date(installation.clock.now - 86_400_000)}`)
    if ((late?.n ?? 0) > 0) wrong.push(`${late?.n} mails have waited for more than a day`)
    const figures = {
      mails: sent.length,
      notices: notices.size,
      undelivered: failed.length,
      'put off': office.putOff(),
    }
    return { name: 'mail', looked: seen.size, wrong, figures }
  }

  return { look, check }
}
