export type Block =
  | { readonly kind: 'steps'; readonly from: number; readonly items: readonly string[] }
  | { readonly kind: 'points'; readonly items: readonly string[] }
  | { readonly kind: 'words'; readonly text: string }

interface Line {
  readonly kind: Block['kind'] | 'blank' | 'more'
  readonly number: number
  readonly text: string
}

/**
 * The paragraphs, numbered steps and points of a procedure as somebody typed it: `1.`, `1、` or `1)` begins a step, `-` or
 * `*` a point, and an indented line goes on with the one before.
 */
export function procedureBlocks(text: string): readonly Block[] {
  const blocks: Block[] = []
  let isApart = true
  for (const line of text.split(/\r?\n/).map(readLine)) {
    const last = blocks.at(-1)
    if (line.kind !== 'blank') {
      const grown = last && grow(last, line, isApart)
      if (grown) blocks[blocks.length - 1] = grown
      else blocks.push(begin(line))
    }
    isApart = line.kind === 'blank'
  }
  return blocks
}

function readLine(raw: string): Line {
  const text = raw.trim()
  if (text === '') return { kind: 'blank', number: 0, text }
  const [, number, step] = /^(\d{1,3})(?:[.)]\s+|、\s*)(.+)$/.exec(text) ?? []
  if (step !== undefined) return { kind: 'steps', number: Number(number), text: step }
  const [, point] = /^[-*•]\s+(.+)$/.exec(text) ?? []
  if (point !== undefined) return { kind: 'points', number: 0, text: point }
  return { kind: /^\s/.test(raw) ? 'more' : 'words', number: 0, text }
}

/** The block with the line in it, or null where the line begins another. */
function grow(block: Block, { kind, number, text }: Line, isApart: boolean): Block | null {
  if (block.kind === 'words') {
    return !isApart && (kind === 'words' || kind === 'more') ? { ...block, text: `${block.text}\n${text}` } : null
  }
  if (kind === 'more') return { ...block, items: [...block.items.slice(0, -1), `${block.items.at(-1)}\n${text}`] }
  const goesOn = kind === block.kind && (block.kind === 'points' || number === block.from + block.items.length)
  return goesOn ? { ...block, items: [...block.items, text] } : null
}

function begin({ kind, number, text }: Line): Block {
  if (kind === 'steps') return { kind, from: number, items: [text] }
  return kind === 'points' ? { kind, items: [text] } : { kind: 'words', text }
}
