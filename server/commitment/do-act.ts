import { maySee } from '@huke/core/access'
import type { Instant } from '@huke/core/calendar'
import {
  type Act,
  type Attachment,
  type Commitment,
  type Id,
  isNamed,
  presentCustomers,
  standardDue,
} from '@huke/core/commitment'
import type { Transaction } from 'kysely'
import type { Static } from 'typebox'
import type { Reader } from '../access/index.ts'
import { loadCalendars } from '../calendar/index.ts'
import type { DB } from '../database/index.ts'
import { ownAnswers } from '../evaluation/index.ts'
import { notFound, refused } from '../http/index.ts'
import { headsFrom } from '../organisation/index.ts'
import type { Secret } from '../secret.ts'
import { act, type Receipt } from './act.ts'
import type { Act as ActSchema } from './act-schema.ts'
import { claimFiles } from './files.ts'
import { loadLocked } from './load.ts'
import { checkParty, checkPersons } from './parties.ts'
import { calendarRefsOf } from './refs.ts'

type Asked = Static<typeof ActSchema>

/** An act as a person asks for it over HTTP: what it names is looked up in the world, then core decides. */
export async function doAct(
  trx: Transaction<DB>,
  member: Reader,
  id: Id,
  asked: Asked,
  when: {
    readonly at: Instant
    readonly secret: Secret
    readonly version?: number
    readonly files?: readonly Id[]
  },
): Promise<Receipt> {
  const loaded = await loadLocked(trx, id)
  // Before anything else is looked up: a different refusal would tell that it exists.
  if (loaded === null || !maySee(member, loaded.commitment)) throw notFound()
  const full = await complete(trx, member, loaded.commitment, asked, when.at)
  if (full.kind === 'merge') await joinTo(trx, member, loaded.commitment, full.into, when.at)
  const files = await claimFiles(trx, when.files ?? [], id, member.person)
  const answers = isNamed(loaded.commitment) ? [] : await ownAnswers(trx, when.secret, id, member.person)
  return act(trx, member, id, full, { ...when, files, answers })
}

/**
 * Those who asked for the same twice wait for one delivery: the customers of the duplicate become customers of the other
 * matter. Whoever is one already stays one.
 */
async function joinTo(
  trx: Transaction<DB>,
  member: Reader,
  duplicate: Commitment,
  into: Id,
  at: Instant,
): Promise<void> {
  const other = await loadLocked(trx, into)
  if (other === null || !maySee(member, other.commitment)) {
    throw refused('commitment.unknown-matter', {
      place: 'act/into',
      value: into,
      expectation: { zh: '您能看到的另一件事', en: 'another matter that you may see' },
    })
  }
  const calendars = await loadCalendars(trx, calendarRefsOf(duplicate))
  const dueBy = standardDue(duplicate, calendars, at) ?? undefined
  for (const { unit, person } of presentCustomers(duplicate)) {
    if (presentCustomers(other.commitment).some(x => x.unit === unit && x.person === person)) continue
    await act(trx, member, into, { kind: 'join', customer: { unit, person }, from: duplicate.id, dueBy }, { at })
  }
}

async function complete(trx: Transaction<DB>, member: Reader, c: Commitment, asked: Asked, at: Instant): Promise<Act> {
  switch (asked.kind) {
    case 'attach': {
      const [file] = await claimFiles(trx, [asked.file], c.id, member.person)
      return { kind: 'attach', file: file as Attachment }
    }
    case 'escalate':
      return { ...asked, to: await nextInLine(trx, c, at) }
    case 'assign':
      if (asked.person !== null) await checkParty(trx, { unit: c.supplier.unit, person: asked.person }, 'act', at)
      return asked
    case 'transfer':
      await checkParty(trx, asked.to, 'act/to', at)
      return asked
    case 'succeed':
      await checkParty(trx, asked.to, 'act/to', at)
      return asked
    case 'split':
      await checkParty(trx, asked.supplier, 'act/supplier', at)
      return asked
    case 'comment':
      await checkPersons(trx, asked.mentions ?? [], 'act/mentions', at)
      return asked
    default:
      return asked
  }
}

/** The nearest head above the supplier who has not been told yet. */
async function nextInLine(trx: Transaction<DB>, { supplier, escalatedTo }: Commitment, at: Instant): Promise<Id> {
  const heads = await headsFrom(trx, supplier.unit, at)
  const next = heads.find(head => !escalatedTo.includes(head) && head !== supplier.person)
  if (next === undefined) throw refused('commitment.top-of-line')
  return next
}
