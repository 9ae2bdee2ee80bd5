import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { HistoryMap, MapReading } from '@huke/core/mining'
import { repositoryFolder } from '../config.ts'
import { refused } from '../http/index.ts'
import { aside, BudgetSpent } from '../aside/index.ts'
import { readMapFile } from './map-file.ts'

const folder = path.join(repositoryFolder, 'seed', 'history-maps')

export interface ReadyMap {
  /** what it is asked for by */
  readonly name: string
  readonly title: string
  /** what its head says: of which system, how to export, what to adjust */
  readonly comment: string
  readonly text: string
}

export async function readyMaps(): Promise<readonly ReadyMap[]> {
  const files = (await readdir(folder)).filter(file => file.endsWith('.yaml')).toSorted()
  return Promise.all(files.map(file => readyMap(file.slice(0, -'.yaml'.length))))
}

/** The text of a ready map; refused when there is none of the name. */
export async function readyMapText(name: string): Promise<string> {
  const known = (await readdir(folder)).filter(file => file.endsWith('.yaml'))
  const names = known.map(file => file.slice(0, -'.yaml'.length))
  if (!names.includes(name))
    throw refused('mining.unknown-map', { place: 'map', value: name, expectation: names.toSorted().join(', ') })
  return readFile(path.join(folder, `${name}.yaml`), 'utf8')
}

/** Reads the text of a map, or refuses it with every place that is wrong. */
export const mapFrom = (text: string): HistoryMap => mapOf(readMapFile(text))

/** The same of a text that somebody sent: what brackets within brackets may cost is not known beforehand. */
export async function mapSent(text: string): Promise<HistoryMap> {
  try {
    return mapOf(await aside<MapReading>(new URL('./map-aside.ts', import.meta.url), text, budget))
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error
    throw refused('mining.map-invalid', {
      place: 'map',
      value: null,
      expectation: { zh: '较简单的 YAML', en: 'a simpler YAML text' },
    })
  }
}

const budget = { ms: 5000, megabytes: 256 }

function mapOf(reading: MapReading): HistoryMap {
  if (!('problems' in reading)) return reading.map
  const errors = reading.problems.map(({ path: place, value, expected }) => ({ place, value, expectation: expected }))
  throw refused('mining.map-invalid', ...errors)
}

async function readyMap(name: string): Promise<ReadyMap> {
  const text = await readyMapText(name)
  return { name, title: mapFrom(text).name, comment: commentOf(text), text }
}

function commentOf(text: string): string {
  const lines = text.split('\n')
  const end = lines.findIndex(line => !line.startsWith('#'))
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .map(line => line.replace(/^# ?/, ''))
    .join('\n')
    .trim()
}
