import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'

const BUFFER = 64 * 1024

/** A temporary text file written line by line through a buffer; it comes into being with its first bytes. */
export class TextFile {
  readonly path: string
  private file: FileHandle | undefined
  private pending = ''
  private bytes = 0

  constructor(path: string) {
    this.path = path
  }

  /** Takes a line; true when it is time to `flush`. */
  append(line: string): boolean {
    this.pending += `${line}\n`
    return this.pending.length > BUFFER
  }

  async flush(): Promise<void> {
    if (this.pending === '') return
    const text = Buffer.from(this.pending)
    this.pending = ''
    this.bytes += text.length
    this.file ??= await open(this.path, 'a')
    await this.file.writeFile(text)
  }

  /** Closes the file, once or again, and says how many bytes it has. */
  async close(): Promise<number> {
    await this.flush()
    await this.file?.close()
    this.file = undefined
    return this.bytes
  }
}

/** The lines of a file, as many at a time as one read brings. */
export async function* readLines(path: string): AsyncGenerator<readonly string[]> {
  let cut = ''
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: BUFFER })) {
    const lines = (cut + String(chunk)).split('\n')
    cut = lines.pop() ?? ''
    if (lines.length > 0) yield lines
  }
}
