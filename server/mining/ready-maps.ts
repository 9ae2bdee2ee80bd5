import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { HistoryMap } from '@huke/core/mining'
import { repositoryFolder } from '../config.ts'
import { refused } from '../http/index.ts'
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
export function mapFrom(text: string): HistoryMap {
  const reading = readMapFile(text)
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
