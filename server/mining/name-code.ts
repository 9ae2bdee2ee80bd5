import { createHash } from 'node:crypto'
import { historyPrefix } from '@huke/core/organisation'
import { pinyin } from 'pinyin-pro'

/**
 * A code for a name of a history: its Latin letters and digits, Chinese in pinyin, behind what no code of the organisation
 * begins with. 'Group 1' → 'hist:GROUP-1'.
 */
export function codeOf(name: string): string {
  const spoken = pinyin(name.slice(0, 40), { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join('')
  const plain = spoken
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return `${historyPrefix}${plain.slice(0, 32) || 'X'}`
}

/** Codes for all names, none of them taken and no two alike: where the plain one is, a hash of name and source follows it. */
export function freeCodes(
  names: readonly string[],
  taken: ReadonlySet<string>,
  source: string,
): ReadonlyMap<string, string> {
  const used = new Set(taken)
  const codes = new Map<string, string>()
  for (const name of names) {
    const plain = codeOf(name)
    const code = used.has(plain) ? `${plain}-${hashOf(`${source} ${name}`)}` : plain
    used.add(code)
    codes.set(name, code)
  }
  return codes
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8).toUpperCase()
