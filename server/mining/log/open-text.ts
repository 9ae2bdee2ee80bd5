import { openBytes } from '../bytes.ts'
import type { LogSource, Progress } from '../bytes.ts'
import { cleanText } from '../clean-text.ts'
import type { TextFlaws } from '../clean-text.ts'
import { detectEncoding, encodingNamed } from '../encoding.ts'
import { MiningFault } from '../fault.ts'
import { peek } from '../peek.ts'

/** A log as chunks of UTF-8, its beginning known. */
export type LogText = {
  readonly format: 'csv' | 'xes'
  readonly encoding: string
  readonly head: Buffer
  /** The head is all there is. */
  readonly isWhole: boolean
  readonly chunks: AsyncGenerator<Buffer>
  readonly flaws: TextFlaws
  readonly progress: () => Progress
}

const HEAD = 1024 * 1024

/** Opens a file or stream, packed or not. What options leave out is detected from the first MiB. Throws MiningFault. */
export async function openText(
  source: LogSource,
  options: { readonly format?: 'csv' | 'xes'; readonly encoding?: string },
): Promise<LogText> {
  const { chunks, progress } = await openBytes(source)
  try {
    const raw = await peek(chunks, head => size(head) >= HEAD)
    const bytes = Buffer.concat(raw.head).subarray(0, HEAD)
    refuseOtherFiles(bytes)
    const encoding = options.encoding ? encodingNamed(options.encoding) : (declared(bytes) ?? detectEncoding(bytes))
    const flaws: TextFlaws = { broken: false, nul: false }
    const text = await peek(cleanText(raw.all, encoding, flaws), head => size(head) >= HEAD)
    const head = Buffer.concat(text.head)
    const format = options.format ?? (/^\s*</.test(head.toString('utf8', 0, 1024)) ? 'xes' : 'csv')
    return { format, encoding, head, isWhole: head.length < HEAD, chunks: text.all, flaws, progress }
  } catch (error) {
    await chunks.return(undefined)
    throw error
  }
}

function refuseOtherFiles(bytes: Buffer): void {
  if (bytes.length === 0) throw new MiningFault('mining.empty', { value: 'an empty file', expected: 'CSV or XES' })
  if (bytes.toString('latin1', 0, 4) === 'PK\u0003\u0004')
    throw new MiningFault('mining.unsupported-file', {
      value: 'a zip archive or an Excel workbook',
      expected: 'CSV or XES, plain or packed with gzip',
    })
}

/**
 * The encoding an XML declaration states. A declaration that can be read byte by byte is not in UTF-16, whatever it
 * says: some programs write the text of one encoding into a file of another.
 */
function declared(bytes: Buffer): string | undefined {
  const label = /^<\?xml[^>]*\sencoding=["']([^"']+)["']/.exec(bytes.toString('latin1', 0, 200))?.[1]
  return label === undefined || /^utf-?16/i.test(label) ? undefined : encodingNamed(label)
}

function size(chunks: readonly Buffer[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.length, 0)
}
