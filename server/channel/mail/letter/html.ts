import type { Language } from '../../../http/index.ts'
import { pairOf, type Section } from './section.ts'
import { texts } from './words.ts'

/** The same as the plain text, readable in every mail program: no pictures, nothing fetched, no script. */
export function htmlOf(letter: {
  readonly language: Language
  readonly subject: string
  readonly sections: readonly Section[]
  /** that there is more elsewhere */
  readonly more: string | null
  /** the page to choose what one gets */
  readonly settings: string
}): string {
  const { language, subject, sections, more, settings } = letter
  const words = texts[language]
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="${styles.body}"><div style="${styles.page}">
${sections.map(section => sectionOf(section, language)).join('\n')}${more === null ? '' : `\n<p>${escaped(more)}</p>`}
<p style="${styles.foot}">${escaped(words.why)} <a style="${styles.link}" href="${escaped(settings)}">${escaped(words.settings)}</a><br>${escaped(words['no-reply'])}</p>
</div></body></html>
`
}

function sectionOf({ about, items, waits, due, link }: Section, language: Language): string {
  const words = texts[language]
  const told = items.map(
    ({ sentence, time, words }) =>
      `<p style="${styles.told}"><bdi>${escaped(sentence)}</bdi> <span style="${styles.soft}">${escaped(time)}</span></p>` +
      (words === ''
        ? ''
        : `<blockquote style="${styles.words}"><bdi>${escaped(words).replaceAll('\n', '<br>')}</bdi></blockquote>`),
  )
  const facts = [about && pairOf(about), due].filter(fact => fact !== null)
  return `<div style="${waits ? styles.waiting : styles.section}">
${waits ? `<p style="${styles.mark}">${escaped(words.waits)}</p>\n` : ''}${told.join('\n')}
${facts.map(fact => `<p style="${styles.fact}"><bdi>${escaped(fact)}</bdi></p>`).join('\n')}
<p style="${styles.told}"><a style="${styles.link}" href="${escaped(link)}">${escaped(about === null ? words['open-notices'] : words.open)}</a></p>
</div>`
}

const section = 'background:#ffffff;border:1px solid #e6e6e1;padding:12px 16px;margin:0 0 12px'
const styles = {
  body: `margin:0;background:#f7f7f5;color:#1f2a37;font:14px/1.6 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif`,
  page: 'max-width:600px;margin:0 auto;padding:16px',
  section,
  waiting: `${section};border-left:3px solid #13795b`,
  mark: 'margin:0 0 4px;color:#13795b;font-size:12px',
  told: 'margin:0 0 4px',
  words: 'margin:4px 0 8px;padding:0 0 0 12px;border-left:2px solid #e6e6e1;color:#1f2a37',
  soft: 'color:#5b6b7b;font-size:12px;white-space:nowrap',
  fact: 'margin:0 0 4px;color:#5b6b7b;font-size:12px',
  link: 'color:#13795b',
  foot: 'color:#5b6b7b;font-size:12px;margin:16px 0 0',
} as const

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, sign => signs[sign] ?? '')
