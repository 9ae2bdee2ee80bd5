import { dictionary } from '@zxcvbn-ts/language-common'

/**
 * Whether a password, in lower case, is one that attackers try first: the fifty thousand most frequent of public leaks, or
 * one of them with some digits and signs behind it.
 */
export const isLeaked = (password: string): boolean =>
  [password, password.replace(/[\d\p{P}\p{S}]{1,4}$/u, '')].some(word => leaked.has(word) || common.has(word))

const leaked: ReadonlySet<string> = new Set(dictionary['passwords-common'] as readonly string[])

/** Of ten characters and more, used in China above all, which the list does not have. */
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
