import { refused, type Words } from '../http/index.ts'

export const shortestPassword = 10
export const longestPassword = 200

/** Length is what counts (NIST SP 800-63B 3.1.1.2); words an attacker tries first are refused. Throws 'access.weak-password'. */
export function checkPassword(password: string, place: string, own: readonly string[]): void {
  const expectation = expectationOf(password, own)
  if (expectation !== null) throw refused('access.weak-password', { place, value: null, expectation })
}

function expectationOf(password: string, own: readonly string[]): Words | null {
  const plain = password.normalize('NFKC').toLowerCase()
  if ([...plain].length < shortestPassword)
    return { zh: `至少 ${shortestPassword} 个字符`, en: `at least ${shortestPassword} characters` }
  if (own.some(word => word !== '' && plain === word.normalize('NFKC').toLowerCase()))
    return { zh: '不要与姓名、登录名相同', en: 'not your name or login' }
  if (common.has(plain) || new Set(plain).size < 4) return { zh: '不要用常见的密码', en: 'not a common password' }
  return null
}

/** Those of ten characters and more near the top of public lists of leaked passwords; shorter ones are refused anyway. */
const common = new Set(
  `1234567890 0123456789 0987654321 1234567891 12345678910 123456789a a123456789 123456789q q123456789 qwertyuiop
   qwerty1234 qwerty12345 qwerty123456 1q2w3e4r5t 1qaz2wsx3edc 1qaz2wsx3e qazwsxedcrfv 1q2w3e4r5t6y asdfghjkl1 asdfghjkl;
   zxcvbnm123 password12 password123 password1234 passw0rd123 p@ssw0rd123 p@ssword123 administrator admin12345
   admin123456 admin@12345 welcome123 welcome1234 letmein123 iloveyou123 woaini1314 woaini520 woaini1314520 5201314520
   1314520520 a1b2c3d4e5 abc1234567 abc123456789 abcd123456 abcdefghij abcdefg123 aa12345678 aa123456789 qq123456789
   1234qwerasdf 1234567890a zhang123456 wang123456 li12345678 changeme123 football123 baseball123 superman123 princess123
   huke123456 123456abcd 147258369a 147258369 1472583690 9876543210 1122334455 11223344556 0000000000 1111111111`.split(
    /\s+/,
  ),
)
