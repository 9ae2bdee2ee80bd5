import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { MappedEvent } from '@huke/core/mining'
import { CasesInMemory } from './case-memory.ts'
import type { Case } from './case-memory.ts'
import { eventFromLine, lineOfEvent } from './case-lines.ts'
import { mergeRuns, writeRun } from './case-runs.ts'
import { readLines, TextFile } from './temp-text.ts'

const PARTS = 64
/** An event in memory takes about this many times its line in a file. */
const SWELLING = 4
const DEEPEST = 3

type Part = { readonly path: string; readonly bytes: number }

/**
 * Groups events that do not fit into memory: all events of a case go to the same of 64 files (by a hash of the case);
 * each file is grouped on its own into a run of cases in the order of their first rows; the runs are merged.
 */
export class Partitions {
  private readonly folder: string
  private readonly memoryBudget: number
  private readonly level: number
  private readonly files: TextFile[]
  private runs: readonly string[] | undefined

  static async begin(tempFolder: string, memoryBudget: number): Promise<Partitions> {
    return new Partitions(await mkdtemp(join(tempFolder, 'cases-')), memoryBudget, 0)
  }

  private constructor(folder: string, memoryBudget: number, level: number) {
    this.folder = folder
    this.memoryBudget = memoryBudget
    this.level = level
    this.files = Array.from({ length: PARTS }, (_, index) => new TextFile(join(folder, `part-${level}-${index}`)))
  }

  async add(event: MappedEvent): Promise<void> {
    const file = this.files[hash(event.caseId, this.level) % PARTS]
    if (file?.append(lineOfEvent(event))) await file.flush()
  }

  /** May be gone through again until it is removed. */
  async *cases(): AsyncGenerator<Case> {
    this.runs ??= await this.sorted()
    yield* mergeRuns(this.runs)
  }

  private async sorted(): Promise<readonly string[]> {
    const parts = await this.close()
    const total = parts.reduce((sum, part) => sum + part.bytes, 0)
    const runs: string[] = []
    for (const part of parts) {
      // What a split did not make smaller is one case, which no further split will divide.
      const divisible = this.level < DEEPEST && part.bytes < total
      const tooBig = part.bytes * SWELLING > this.memoryBudget
      if (part.bytes === 0) continue
      runs.push(await writeRun(`${part.path}-run`, this.grouped(part, tooBig && divisible)))
      await rm(part.path)
    }
    return runs
  }

  async remove(): Promise<void> {
    await this.close()
    await rm(this.folder, { recursive: true, force: true })
  }

  /** What was split further is not read again. */
  private async forget(): Promise<void> {
    await this.close()
    for (const run of this.runs ?? []) await rm(run, { force: true })
  }

  private async *grouped(part: Part, split: boolean): AsyncGenerator<Case> {
    const smaller = split ? new Partitions(this.folder, this.memoryBudget, this.level + 1) : undefined
    const gathered = new CasesInMemory()
    try {
      for await (const lines of readLines(part.path)) {
        for (const line of lines) {
          if (smaller) await smaller.add(eventFromLine(line))
          else gathered.add(eventFromLine(line))
        }
      }
      if (smaller) yield* smaller.cases()
      else yield* gathered.cases()
    } finally {
      await smaller?.forget()
    }
  }

  private async close(): Promise<Part[]> {
    return Promise.all(this.files.map(async file => ({ path: file.path, bytes: await file.close() })))
  }
}

// FNV-1a; each level of partitions mixes the bits anew.
function hash(text: string, level: number): number {
  let value = 0x811c9dc5 ^ (level * 0x9e3779b1)
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return (value ^ (value >>> 15)) >>> 0
}
