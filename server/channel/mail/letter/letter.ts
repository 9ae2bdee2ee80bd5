import type { Language } from '../../../http/index.ts'
import { inLines } from './clean.ts'
import { htmlOf } from './html.ts'
import { type About, pairOf, type Section } from './section.ts'
import { sentenceOf, type Told } from './sentence.ts'
import { fill, texts, type Texts } from './words.ts'

export interface Item extends Told {
  readonly at: number
  readonly about: About | null
}

export interface Mail {
  readonly language: Language
  readonly zone: string
  /** where the pages are */
  readonly origin: string
  /** in the order of time, at least one */
  readonly items: readonly Item[]
  /** notices left out, because they are very many */
  readonly more: number
}

export interface Letter {
  readonly subject: string
  readonly text: string
  readonly html: string
}

const longestTitle = 200
const titleInSubject = 60
const longestWords = 1000

/** What one mail says, in the reader's language, plain and as simple HTML. */
export function letterOf(mail: Mail): Letter {
  const words = texts[mail.language]
  const sections = sectionsOf(mail)
  const settings = `${mail.origin}/me?part=mail`
  const more =
    mail.more > 0 ? fill(words['many-more'], { count: mail.more, link: `${mail.origin}/notifications` }) : null
  const text = [
    ...sections.flatMap(section => [...plain(section, words), '']),
    ...(more === null ? [] : [more, '']),
    '-- ',
    words.why,
    settings,
    words['no-reply'],
    '',
  ].join('\n')
  const subject = subjectOf(mail, words)
  return { subject, text, html: htmlOf({ language: mail.language, subject, sections, more, settings }) }
}

/** The one that has to be acted on, else the newest; of several matters, how many. */
function subjectOf({ items, language }: Mail, words: Texts): string {
  const matters = new Set(items.map(item => item.about?.id ?? null))
  if (matters.size > 1) {
    const waiting = new Set(items.filter(item => item.you).map(item => item.about?.id ?? null)).size
    const form = waiting === 0 ? 'digest' : waiting === matters.size ? 'digest-all' : 'digest-act'
    return fill(words[form], { waiting, matters: matters.size })
  }
  const first = items.findLast(item => item.you) ?? items.at(-1)
  const sentence = first === undefined ? '' : sentenceOf(first, language, titleInSubject)
  return items.length > 1 ? fill(words['and-more'], { sentence, count: items.length - 1 }) : sentence
}

/** What waits for the reader first, then in the order of time. */
function sectionsOf({ items, language, zone, origin }: Mail): readonly Section[] {
  const groups = Map.groupBy(items, item => item.about?.id ?? null)
  const sections = [...groups.values()].map((told): Section => {
    const about = told[0]?.about ?? null
    const due = told.findLast(item => item.about?.due)?.about?.due ?? null
    return {
      about,
      items: told.map(item => ({
        sentence: sentenceOf(item, language, longestTitle),
        time: timeOf(item.at, language, zone),
        words: typeof item.detail['words'] === 'string' ? inLines(item.detail['words'], longestWords) : '',
      })),
      waits: told.some(item => item.you),
      due:
        due &&
        fill(texts[language].due, { clock: texts[language].clock[due.clock], time: timeOf(due.at, language, zone) }),
      link: about === null ? `${origin}/notifications` : `${origin}/commitments/${about.id}`,
    }
  })
  return sections.toSorted((a, b) => Number(b.waits) - Number(a.waits))
}

const timeOf = (at: number, language: Language, zone: string): string => {
  const key = `${language} ${zone}`
  const clock = clocks.get(key) ?? clockOf(language, zone)
  clocks.set(key, clock)
  return clock.format(at)
}

/** To make one takes longer than to write a mail; there are as many as languages and zones. */
const clocks = new Map<string, Intl.DateTimeFormat>()

const clockOf = (language: Language, timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone,
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })

function plain({ about, items, due, link }: Section, words: Texts): string[] {
  const quoted = (text: string) => (text === '' ? [] : text.split('\n').map(line => `> ${line}`))
  return [
    ...items.flatMap(({ sentence, time, words }) => [`${sentence}  ${time}`, ...quoted(words)]),
    ...(about === null ? [] : [pairOf(about)]),
    ...(due === null ? [] : [due]),
    fill(words.at, { what: about === null ? words['open-notices'] : words.open, link }),
  ]
}
