import type { MappedEvent } from '@huke/core/mining'
import type { Case } from './case-memory.ts'
import { eventFromLine, lineOfEvent } from './case-lines.ts'
import { readLines, TextFile } from './temp-text.ts'

/** Writes cases, in the order of their first rows, as a run: for each a line with its first row and length, then its events. */
export async function writeRun(path: string, cases: AsyncIterable<Case>): Promise<string> {
  const file = new TextFile(path)
  try {
    for await (const { firstRow, events } of cases) {
      file.append(`${firstRow} ${events.length}`)
      for (const event of events) if (file.append(lineOfEvent(event))) await file.flush()
    }
  } finally {
    await file.close()
  }
  return path
}

/** Gives the cases of all runs in the order of their first rows. */
export async function* mergeRuns(paths: readonly string[]): AsyncGenerator<Case> {
  const runs = paths.map(path => new Run(path))
  try {
    for (const run of runs) await run.advance()
    for (let run = foremost(runs); run; run = foremost(runs)) {
      yield await run.take()
      await run.advance()
    }
  } finally {
    for (const run of runs) await run.close()
  }
}

function foremost(runs: readonly Run[]): Run | undefined {
  let best: Run | undefined
  for (const run of runs) if (run.firstRow < (best?.firstRow ?? Infinity)) best = run
  return best
}

class Run {
  /** First row of the case that comes next; infinite at the end. */
  firstRow = Infinity
  private length = 0
  private batch: readonly string[] = []
  private next = 0
  private readonly lines: AsyncGenerator<readonly string[]>

  constructor(path: string) {
    this.lines = readLines(path)
  }

  async advance(): Promise<void> {
    const head = (await this.more()) ? this.line().split(' ') : []
    this.firstRow = head[0] === undefined ? Infinity : Number(head[0])
    this.length = Number(head[1] ?? 0)
  }

  async take(): Promise<Case> {
    const events: MappedEvent[] = []
    while (events.length < this.length && (await this.more())) events.push(eventFromLine(this.line()))
    return { caseId: events[0]?.caseId ?? '', firstRow: this.firstRow, events }
  }

  async close(): Promise<void> {
    await this.lines.return(undefined)
  }

  private line(): string {
    return this.batch[this.next++] ?? ''
  }

  private async more(): Promise<boolean> {
    if (this.next < this.batch.length) return true
    const read = await this.lines.next()
    this.batch = read.done ? [] : read.value
    this.next = 0
    return this.batch.length > 0
  }
}
