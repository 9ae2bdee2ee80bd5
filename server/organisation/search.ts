import { type RawBuilder, sql } from 'kysely'
import { pinyin } from 'pinyin-pro'

/**
 * What a person is found by: a line of words between spaces, lower case. Every word is also there without its first
 * signs (张三丰 三丰 丰, zhangsanfeng sanfeng feng, zsf sf f), so that any part of a name is the beginning of some word,
 * which the trigram index finds from the first sign on.
 */
export const personSearch = (person: Named & { readonly email?: string | null }): string =>
  searchText(person, 'head', person.email ?? null)

/** The same of a unit, whose first sign is no surname: 单位 is danwei. */
export const unitSearch = (unit: Named): string => searchText(unit, 'off')

export interface Named {
  readonly code: string
  readonly name: string
  readonly nameEn: string | null
}

/** Every word of the query begins a word of the row. */
export const found = (search: RawBuilder<unknown>, query: string): RawBuilder<boolean> => {
  const words = queryWords(query)
  return words.length === 0
    ? sql`true`
    : sql.join(
        words.map(w => sql`${search} like ${`% ${likeLiteral(w)}%`}`),
        sql` and `,
      )
}

/** 0 exact code, 1 beginning of the name, 2 beginning of pinyin or initials, 3 the rest; lower is better. */
export const foundRank = (
  row: { code: RawBuilder<unknown>; name: RawBuilder<unknown>; search: RawBuilder<unknown> },
  query: string,
): RawBuilder<number> => {
  const whole = plain(query)
  if (whole === '') return sql`0`
  const spoken = `% ${likeLiteral(whole)}%`
  return sql`case when lower(${row.code}) = ${whole} then 0
                  when lower(${row.name}) like ${`${likeLiteral(whole)}%`} then 1
                  when ${row.search} like ${spoken} then 2
                  else 3 end`
}

function searchText({ code, name, nameEn }: Named, surname: 'head' | 'off', email: string | null = null): string {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', surname, v: true })
  const spoken = syllables.map(plain).filter(s => s !== '')
  const words = [
    ...endings([...plain(name)]),
    ...endings(spoken),
    ...endings(spoken.map(s => s.slice(0, 1))),
    ...[code, nameEn, email].flatMap(other => (other === null ? [] : [plain(other), ...wordsOf(other)])),
  ]
  return ` ${[...new Set(words.filter(w => w !== ''))].join(' ')} `
}

const wordsOf = (text: string): string[] => text.split(/[\s,，.@_/-]+/).map(plain)

const queryWords = (query: string): string[] =>
  query
    .split(/\s+/)
    .map(plain)
    .filter(w => w !== '')
    .slice(0, 6)

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\0'’·]+/g, '')

const endings = (parts: readonly string[]): string[] => parts.map((_, from) => parts.slice(from).join(''))

const likeLiteral = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
