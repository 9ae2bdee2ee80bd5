import { toldOf } from '@huke/core/commitment'
import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { type Item, letterOf } from './letter.ts'
import { messageOf } from './message.ts'
import { texts } from './words.ts'

const item = (more: Partial<Item> = {}): Item => ({
  kind: 'asked',
  detail: { words: '几号到岗？' },
  who: '龙杰',
  to: '周敏',
  matter: { title: '新员工笔记本', priority: 'normal' },
  you: true,
  at: Date.parse('2026-11-25T02:21:00Z'),
  about: {
    id: '01a2017e-1c3b-738f-b336-e3bc73d4e327',
    number: 'R26-004217',
    supplier: '信息部',
    customer: '销售部',
    due: { clock: 'answer', at: Date.parse('2026-11-25T10:00:00Z') },
  },
  ...more,
})
const mail = { language: 'zh', zone: 'Asia/Shanghai', origin: 'https://huke.example.com', more: 0 } as const
const letter = (...items: Item[]) => letterOf({ ...mail, items })
const sent = async (one: ReturnType<typeof letterOf>, toName = '李想') =>
  PostalMime.parse(
    await messageOf({
      ...one,
      id: 'm-1',
      from: 'huke@example.com',
      to: 'li@example.com',
      toName,
      date: 0,
      thread: 'c-1',
      settings: 'https://huke.example.com/me?part=mail',
    }),
  )

describe('a letter', () => {
  test('names matter and person in its subject, and says what to do, by when and where', () => {
    const { subject, text, html } = letter(item())
    expect(subject).toBe('龙杰就「新员工笔记本」向您提问')
    expect(text).toBe(`龙杰就「新员工笔记本」向您提问  11月25日 10:21
> 几号到岗？
R26-004217 · 信息部 → 销售部
回答截止：11月25日 18:00
打开这件事项：https://huke.example.com/commitments/01a2017e-1c3b-738f-b336-e3bc73d4e327

-- 
您收到这封邮件，是因为这些事项与您有关。什么时候收、收哪些，可在设置中更改：
https://huke.example.com/me?part=mail
请勿直接回复本邮件。
`)
    for (const part of ['龙杰就「新员工笔记本」向您提问', '几号到岗？', '信息部 → 销售部', '回答截止'])
      expect(html).toContain(part)
  })

  test('is in the reader’s language and time zone', () => {
    const { subject, text } = letterOf({
      ...mail,
      language: 'en',
      zone: 'Europe/Berlin',
      items: [item({ who: 'Long Jie' })],
    })
    expect(subject).toBe('Long Jie asked you about “新员工笔记本”')
    expect(text).toContain('answer due: 25 Nov, 11:00')
  })

  test('of several notices of a matter is headed by what has to be done', () => {
    const { subject, text } = letter(item(), item({ kind: 'commented', you: false, detail: { words: '不急' } }))
    expect(subject).toBe('龙杰就「新员工笔记本」向您提问（另有 1 条）')
    expect(text).toContain('龙杰在「新员工笔记本」中留言')
  })

  test('of several matters says how many wait, and puts those first', () => {
    const other = item({
      kind: 'promised',
      you: false,
      matter: { title: '会议室', priority: 'low' },
      about: { ...item().about!, id: 'x', due: null },
    })
    const { subject, text } = letter(other, item())
    expect(subject).toBe('1 件事项等您处理，共 2 件有新消息')
    expect(text.indexOf('新员工笔记本')).toBeLessThan(text.indexOf('会议室'))
    expect(letter(other, { ...other, about: { ...other.about!, id: 'y' } }).subject).toBe('2 件事项有新消息')
  })

  test('of very many notices leads to the rest', () => {
    const { text, html } = letterOf({ ...mail, items: [item()], more: 23 })
    for (const part of [text, html])
      expect(part).toContain('还有 23 条，见通知页：https://huke.example.com/notifications')
  })

  test('knows what is late from what will be', () => {
    const warned = (share: number) => letter(item({ kind: 'warned', detail: { clock: 'response', share } })).subject
    expect(warned(75)).toBe('「新员工笔记本」的响应时限已用 75%')
    expect(warned(100)).toBe('「新员工笔记本」的响应已超时')
  })

  test('of a kind that has no words of its own, or of no matter, says no more than that', () => {
    expect(letter(item({ kind: 'of a kind to come' })).subject).toBe('「新员工笔记本」有新的进展')
    expect(letter(item({ kind: 'constructor' })).subject).toBe('「新员工笔记本」有新的进展')
    const none = letter(item({ kind: 'lent', matter: null, about: null, detail: {} }))
    expect(none.subject).toBe('互客中有一条新通知')
    expect(none.text).toContain('https://huke.example.com/notifications')
  })
})

describe('whatever people write', () => {
  const nasty = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        '\r\nBcc: all@example.com\r\n',
        '\n',
        '\u202e',
        '\u2066',
        '\u200b',
        '\u0000',
        '\ud800',
        '\u2028',
        '<b>',
        '"',
        '&',
        '=?UTF-8?B?',
        '👩‍👩‍👧',
        'שלום',
        '「',
        '{{title}}',
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    maxLength: 60,
  })
  const hidden = /(?![\n\r\t])\p{Cc}|\p{Zl}|\p{Zp}|(?![\u200c\u200d])\p{Cf}/u

  test('stays text: no header, no markup, nothing that hides or turns the order of reading', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, async (title, who, words) => {
        const made = letter(item({ matter: { title, priority: 'normal' }, who, detail: { words } }))
        const { headers, subject, text, html, to, messageId } = await sent(made, who.replaceAll(/\p{C}/gu, ''))
        expect(headers.map(header => header.key).filter(key => key === 'bcc' || key === 'cc')).toEqual([])
        expect(to?.map(one => one.address)).toEqual(['li@example.com'])
        expect(messageId).toBe('<m-1@example.com>')
        expect(subject).toBe(made.subject)
        expect(made.subject).not.toMatch(hidden)
        expect(text).not.toMatch(hidden)
        expect(html).not.toMatch(hidden)
        expect(html).not.toContain('<b>')
      }),
      { numRuns: 100 },
    )
  })

  test('is cut between signs where it is long, in the subject sooner than in the text', () => {
    const { subject, text } = letter(
      item({ matter: { title: '👩‍👩‍👧'.repeat(150), priority: 'normal' }, detail: { words: '字'.repeat(5000) } }),
    )
    expect(subject).toBe(`龙杰就「${'👩‍👩‍👧'.repeat(59)}…」向您提问`)
    expect(text).toContain(`「${'👩‍👩‍👧'.repeat(150)}」`)
    expect(text).toContain(`> ${'字'.repeat(999)}…\n`)
  })

  test('of enormous length is not taken apart whole', () => {
    const begun = performance.now()
    letter(item({ detail: { words: `e${'\u0301'.repeat(5_000_000)}` } }))
    expect(performance.now() - begun).toBeLessThan(1000)
  })
})

test('a message threads with its matter, answers no machine and leads to the settings', async () => {
  const { headers, inReplyTo, references, subject, from } = await sent(letter(item()))
  const value = (key: string) => headers.find(header => header.key === key)?.value
  expect([inReplyTo, references]).toEqual(['<matter.c-1@example.com>', '<matter.c-1@example.com>'])
  expect(subject).toBe('龙杰就「新员工笔记本」向您提问')
  expect(from).toMatchObject({ name: '互客 Huke', address: 'huke@example.com' })
  expect(value('auto-submitted')).toBe('auto-generated')
  expect(value('list-unsubscribe')).toBe('<https://huke.example.com/me?part=mail>')
  expect(value('content-type')).toMatch(/^multipart\/alternative/)
})

test('the sentences are there in both languages and take the same values', () => {
  const leaves = (tree: object, path = ''): [string, string][] =>
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
    )
  const blanks = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].toSorted()
  const en = new Map(leaves(texts.en))
  expect([...en.keys()].toSorted()).toEqual(
    leaves(texts.zh)
      .map(([key]) => key)
      .toSorted(),
  )
  for (const [key, text] of leaves(texts.zh)) expect(blanks(en.get(key) ?? ''), key).toEqual(blanks(text))
})

test('everything that anybody is told of has a sentence of its own in both languages', () => {
  const told = Object.entries(toldOf).flatMap(([type, audience]) => (audience.length > 0 ? [type] : []))
  for (const words of [texts.zh, texts.en]) expect(Object.keys(words.told)).toEqual(expect.arrayContaining(told))
})
