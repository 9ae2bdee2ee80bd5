const longestName = 200

/**
 * The name of a file somebody sent: without path, signs that control, and signs that turn the direction of writing, behind
 * which `gpj.exe` reads as `exe.jpg`; no longer than file systems allow.
 */
export function cleanName(name: string | undefined, instead = 'file'): string {
  const base = (name ?? '').split(/[/\\]/).pop() ?? ''
  return cut(base.replace(unseen, '').toWellFormed().trim()) || instead
}

const unseen = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u200B\uFEFF]/gu

const cut = (text: string): string => [...text].slice(0, longestName).join('')
