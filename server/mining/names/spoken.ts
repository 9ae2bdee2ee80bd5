import { pinyin } from 'pinyin-pro'

/**
 * How a name sounds, in Latin letters without tones: 王芳 is wangfang. Of a Latin name of several words also with the last word
 * first and the first word last, because family names stand at either end: Fang Wang is wangfang too.
 */
export function spokenOf(name: string): readonly string[] {
  if (name.includes('@') || /^[\d\s]*$/.test(name)) return []
  const words = isHan(name)
    ? pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', surname: 'head', v: true })
    : name.split(/[\s\p{Cf},._·-]+/u)
  const plain = words.map(lettersOf).filter(word => word !== '')
  if (plain.length < 2 || plain.length > 6) return []
  const orders = isHan(name)
    ? [plain]
    : [plain, [plain.at(-1) as string, ...plain.slice(0, -1)], [...plain.slice(1), plain[0] as string]]
  return [...new Set(orders.map(order => order.join('')))]
}

export const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

const lettersOf = (word: string): string =>
  word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]+/g, '')
