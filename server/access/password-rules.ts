import { refused, type Words } from '../http/index.ts'
import { isLeaked } from './leaked-passwords.ts'

export const shortestPassword = 10
/** Who has this password gives everybody theirs. */
export const shortestOfAdministrator = 12
export const longestPassword = 200

interface Whose {
  /** name, login, and what was the password before */
  readonly own: readonly string[]
  readonly administrator: boolean
}

/** Length is what counts (NIST SP 800-63B 3.1.1.2); words an attacker tries first are refused. Throws 'access.weak-password'. */
export function checkPassword(password: string, place: string, whose: Whose): void {
  const expectation = expectationOf(password, whose)
  if (expectation !== null) throw refused('access.weak-password', { place, value: null, expectation })
}

/** How many signs it has, whatever keyboard they were typed on. */
export const signsOf = (password: string): number => [...password.normalize('NFKC')].length

function expectationOf(password: string, { own, administrator }: Whose): Words | null {
  const plain = password.normalize('NFKC').toLowerCase()
  const shortest = administrator ? shortestOfAdministrator : shortestPassword
  if (signsOf(password) < shortest) return { zh: `至少 ${shortest} 个字符`, en: `at least ${shortest} characters` }
  if (own.some(word => word !== '' && plain === word.normalize('NFKC').toLowerCase()))
    return { zh: '不要与姓名、登录名相同', en: 'not your name or login' }
  if (isLeaked(plain) || new Set(plain).size < 4)
    return { zh: '不要用常见或泄露过的密码', en: 'not a common password, and none that was leaked' }
  return null
}
