import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

/**
 * What a text is found by, between spaces and each once, for to_tsvector('simple', …): Chinese words, every two Han
 * signs that stand together (so that words the dictionary does not know are found too), and Latin words and numbers.
 */
export function searchWords(text: string): string {
  const words = runsOf(text).flatMap(run => {
    if (!isHan(run)) return [run]
    return [...segmenter().cutForSearch(run, true), ...pairsOf(run)]
  })
  return [...new Set(words)].join(' ')
}

/**
 * The text that somebody searches for, for to_tsquery('simple', …): everything in it must be found, Chinese by its
 * words or by its pairs of signs, Latin words also as the beginnings of longer ones. Operators in it are plain
 * characters. Empty where there is nothing to search for, which to_tsquery answers with no row.
 */
export function searchQuery(text: string): string {
  const runs = runsOf(text).slice(0, mostRuns)
  const telling = runs.filter(run => !isHan(run) || tellingWords(run).length > 0)
  const sought = telling.length > 0 ? telling : runs
  return sought
    .map((run, place) => (isHan(run) ? hanQuery(run, place === sought.length - 1) : latinQuery(run)))
    .join(' & ')
}

const mostRuns = 12
/** PostgreSQL refuses very long words in queries. */
const longestRun = 60
const runPattern = /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv

/** Runs of Han signs and runs of other letters and digits; all else is left out. */
function runsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase()
  return [...plain.matchAll(runPattern)].map(([run]) => (isHan(run) ? run : run.slice(0, longestRun)))
}

const isHan = (run: string): boolean => /^\p{Script=Han}/u.test(run)

function pairsOf(run: string): string[] {
  const signs = [...run]
  return signs.slice(1).map((sign, index) => `${signs[index]}${sign}`)
}

/** They say how somebody asks, not what for. */
const fillers = new Set(
  '的 了 吗 呢 吧 啊 我 你 我们 请 请问 和 与 或 在 是 要 想 想要 需要 怎么 怎么办 如何 一下 一个 有 没 给'.split(' '),
)

function hanQuery(run: string, isLast: boolean): string {
  const signs = run.slice(0, longestRun)
  const words = tellingWords(signs)
  const byWords = words.map((word, place) => lexeme(word, isLast && place === words.length - 1))
  const byPairs = pairsOf(signs).map(pair => lexeme(pair, false))
  const ways = [byWords, byPairs].filter(way => way.length > 0).map(way => `(${way.join(' & ')})`)
  return ways.length === 0 ? lexeme(signs, isLast) : `(${ways.join(' | ')})`
}

const tellingWords = (run: string): string[] =>
  segmenter()
    .cut(run.slice(0, longestRun), true)
    .filter(word => !fillers.has(word))

/** A plural is also looked for without its ending. */
const latinQuery = (run: string): string => lexeme(/^[a-z]{4,}s$/.test(run) ? run.slice(0, -1) : run, true)

/** Runs hold letters and digits only, so nothing in one ends the quotation. */
const lexeme = (word: string, asBeginning: boolean): string => `'${word}'${asBeginning ? ':*' : ''}`

let loaded: Jieba | null = null

/** The dictionary takes a third of a second and 65 MB, and many processes never search. */
function segmenter(): Jieba {
  loaded ??= Jieba.withDict(dict)
  return loaded
}
