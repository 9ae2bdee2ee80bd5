import type { Instant } from '@huke/core/calendar'
import { groupOf } from '@huke/core/channel'
import type { Id, Side } from '@huke/core/commitment'
import { loadReaders, type Reader } from '../../../access/index.ts'
import { loadNames, maySeeNotice, type Names, type NoticedMatter, noticedMatters } from '../../../commitment/index.ts'
import type { Language } from '../../../http/index.ts'
import type { PersonRef } from '../../../organisation/index.ts'
import type { World } from '../../../world.ts'
import { type Gathered, type GatheredNotice, gathered } from './gathered.ts'
import { type Item, type Letter, letterOf, oneLine } from '../letter/index.ts'
import { preferencesFrom } from '../preferences.ts'
import { type MailSettings, originOf } from '../settings.ts'
import { isAddress } from '../smtp/index.ts'

/** Why a mail is not sent after all, without a server having been asked. */
export type Unsent = 'left' | 'nothing-left' | 'no-address' | 'bad-address' | 'unwritable'

export interface Composed {
  readonly letter: Letter
  readonly to: string
  readonly toName: string
  /** the matter, where it is about one only */
  readonly thread: Id | null
}

/**
 * Writes mails at the moment they are sent, by what their readers may see then. A notice that has been read meanwhile, is not
 * theirs to see any more, or is of a kind they no longer want is left out. A handful of statements, however many mails.
 */
export async function compose(
  world: World,
  settings: MailSettings,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, Composed | Unsent>> {
  const at = world.now()
  const mails = await gathered(world.db, ids)
  const notices = mails.flatMap(mail => mail.notices)
  const [readers, matters] = await Promise.all([
    loadReaders(
      world,
      mails.map(mail => mail.person),
    ),
    noticedMatters(
      world.db,
      notices.flatMap(notice => notice.commitment ?? []),
    ),
  ])
  const names = await loadNames(
    world.db,
    [...matters.values()].map(({ matter }) => matter),
    notices.flatMap(notice => byOf(notice) ?? []),
  )
  const known: Known = { at, settings, origin: originOf(world), readers, matters, names }
  return new Map(mails.map(mail => [mail.id, orUnwritable(world, mail, () => write(mail, known))]))
}

/** One that cannot be written holds up none of the others. */
function orUnwritable(world: World, { id }: Gathered, written: () => Composed | Unsent): Composed | Unsent {
  try {
    return written()
  } catch (error) {
    world.log.error({ err: error, mail: id }, 'mail could not be written')
    return 'unwritable'
  }
}

interface Known {
  readonly at: Instant
  readonly settings: MailSettings
  readonly origin: string
  readonly readers: ReadonlyMap<Id, Reader>
  readonly matters: ReadonlyMap<Id, NoticedMatter>
  readonly names: Names
}

function write(mail: Gathered, known: Known): Composed | Unsent {
  const { settings, matters, names } = known
  const reader = known.readers.get(mail.person)
  if (reader === undefined) return 'left'
  if (mail.email === null) return 'no-address'
  if (!isAddress(mail.email)) return 'bad-address'
  const shown = mail.notices.filter(notice => isToBeTold(mail, reader, notice, matters, known.at))
  if (shown.length === 0) return 'nothing-left'
  const language = mail.locale ?? settings.language
  const items = shown.map(notice => itemOf(notice, mail.person, matters, { ...names, language }))
  const zone = mail.time_zone ?? settings.zone
  const about = new Set(shown.map(notice => notice.commitment))
  return {
    letter: letterOf({ language, zone, origin: known.origin, items, more: mail.more }),
    to: mail.email,
    toName: oneLine(nameIn(language, { name: mail.name, nameEn: mail.name_en }), 60),
    thread: about.size === 1 ? (shown[0]?.commitment ?? null) : null,
  }
}

function isToBeTold(
  { person, preferences }: Gathered,
  reader: Reader,
  notice: GatheredNotice,
  matters: ReadonlyMap<Id, NoticedMatter>,
  at: Instant,
): boolean {
  const { kind, commitment } = notice
  const { paces } = preferencesFrom(preferences)
  if (commitment === null) return paces[groupOf(kind, null, { person, as: null })] !== 'never'
  const matter = matters.get(commitment)?.matter
  if (matter === undefined || !maySeeNotice(reader, matter, kind, at)) return false
  return paces[groupOf(kind, matter, { person, as: toldAs(notice) })] !== 'never'
}

type NamesIn = Names & { readonly language: Language }

/** Of a notice about no matter nothing is told but that it is there: nobody knows here who may read what it says. */
function itemOf(notice: GatheredNotice, person: Id, matters: ReadonlyMap<Id, NoticedMatter>, names: NamesIn): Item {
  const { kind, at } = notice
  const found = notice.commitment === null ? undefined : matters.get(notice.commitment)
  if (found === undefined) return { kind, detail: {}, who: null, to: '', matter: null, you: true, at, about: null }
  const { id, number, matter, due_at, due_clock } = found
  const unit = (of: Id) => names.unit(of).name[names.language]
  const holder = names.person(matter.supplier.person)
  const by = names.person(byOf(notice))
  const you = groupOf(kind, matter, { person, as: toldAs(notice) }) === 'act'
  return {
    kind,
    detail: notice.detail,
    who: byOf(notice) === null ? null : by === null ? '' : nameIn(names.language, by),
    to: holder === null ? unit(matter.supplier.unit) : nameIn(names.language, holder),
    matter,
    you,
    at,
    about: {
      id,
      number,
      supplier: unit(matter.supplier.unit),
      customer: unit(matter.customer.unit),
      due:
        due_at !== null && due_clock !== null && (you || kind === 'warned') ? { clock: due_clock, at: due_at } : null,
    },
  }
}

const toldAs = ({ detail }: GatheredNotice): Side | null =>
  detail['as'] === 'customer' || detail['as'] === 'supplier' ? detail['as'] : null

const byOf = ({ detail }: GatheredNotice): Id | null => (typeof detail['by'] === 'string' ? detail['by'] : null)

const nameIn = (language: Language, { name, nameEn }: Pick<PersonRef, 'name' | 'nameEn'>): string =>
  language === 'en' ? (nameEn ?? name) : name
