import type { World } from '../world.ts'
import { announce } from '../http/index.ts'
import type { Progress } from './bytes.ts'
import { type ImportRow, noteReading, type Tally } from './import-store.ts'
import type { HistoryImportOptions } from './import-types.ts'

/** The run was asked to end: what is in stays in. */
export class RunStopped extends Error {}

const everyMs = 1000

/** Counts what a run does, tells it to whoever looks, at most once a second, and learns whether the run shall stop. */
export class RunWatch {
  eventsRead = 0
  eventsWritten = 0
  rejected = 0
  private cases: number
  private events: number
  private phase: 'reading' | 'writing' = 'reading'
  private lookedAt = performance.now()
  private readonly beganAt = performance.now()
  private readonly world: World
  private readonly row: ImportRow
  private readonly options: HistoryImportOptions
  private progress: () => Progress = () => ({ read: 0, total: undefined })

  constructor(world: World, row: ImportRow, options: HistoryImportOptions) {
    this.world = world
    this.row = row
    this.options = options
    this.cases = row.cases_done
    this.events = row.events
  }

  reads(progress: () => Progress): void {
    this.progress = progress
  }

  async wrote(tally: Tally): Promise<void> {
    this.phase = 'writing'
    this.cases += tally.cases
    this.events += tally.events
    this.eventsWritten += tally.events
    this.tell()
    if (this.options.signal?.aborted) await this.look()
    else await this.lookSometimes()
  }

  async lookSometimes(): Promise<void> {
    if (performance.now() - this.lookedAt >= everyMs) await this.look()
  }

  async look(): Promise<void> {
    if (await this.note()) throw new RunStopped()
  }

  /** Answers whether the run shall stop. */
  async note(): Promise<boolean> {
    this.lookedAt = performance.now()
    this.tell()
    const { read } = this.progress()
    const readings = { bytesRead: read, eventsRead: this.eventsRead, rejected: this.rejected }
    const stop = await noteReading(this.world.db, this.row.id, readings)
    await this.announce()
    return stop || (this.options.signal?.aborted ?? false)
  }

  async announce(): Promise<void> {
    await announce(this.world.db, { kind: 'import', id: this.row.id, persons: [], units: [] })
  }

  elapsedMs(): number {
    return performance.now() - this.beganAt
  }

  private tell(): void {
    this.options.onProgress?.({
      phase: this.phase,
      bytesRead: this.progress().read,
      bytesTotal: this.row.bytes_total ?? 0,
      eventsRead: this.eventsRead,
      rejected: this.rejected,
      cases: this.cases,
      events: this.events,
    })
  }
}
