const longestName = 200

/**
 * The name of a file somebody sent: without path, signs that control, and signs that turn the direction of writing, behind
 * which `gpj.exe` reads as `exe.jpg`; no longer than file systems allow.
 */
export function cleanName(name: string | undefined, instead = 'file'): string {
  const base = (name ?? '').split(/[/\\]/).pop() ?? ''
  const seen = base.replace(unseen, '').replace(ofStreams, '_').toWellFormed().trim()
  // Windows takes dots and blanks at the end away: `run.exe.` is a program.
  return cut(seen).replace(/[\s.]+$/u, '') || instead
}

/** Joiners and variants, which belong to the signs beside them, stay. */
const unseen =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}[\p{Default_Ignorable_Code_Point}--[\p{Join_Control}\p{Variation_Selector}]]\uFFF9-\uFFFB]/gv
/** `run.exe::$DATA` is `run.exe` to Windows. */
const ofStreams = /:/g

const cut = (text: string): string => [...text].slice(0, longestName).join('')
