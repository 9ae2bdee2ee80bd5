import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { HistoryMap } from '@huke/core/mining'
import type { FastifyRequest } from 'fastify'
import { withinRoom } from '../commitment/index.ts'
import { cleanName, makeFolder, ownFile } from '../file/index.ts'
import { readForm, refused } from '../http/index.ts'
import type { World } from '../world.ts'
import { arrivingFolder } from './import-files.ts'
import { mapSent, readyMapText } from './ready-maps.ts'

/** Logs of years: far above what anybody attaches to a request. */
const largestFile = 16 * 1024 ** 3
const longestMap = 64 * 1024

export interface Received {
  readonly map: HistoryMap
  readonly fileName: string
  readonly path: string
}

/** Takes the parts in: a file, and a map by name (`mapName`) or as text (`map`). What is refused leaves no file behind. */
export async function receive(request: FastifyRequest, world: World): Promise<Received> {
  const arriving = path.join(arrivingFolder(world), randomUUID())
  await makeFolder(path.dirname(arriving))
  try {
    const { fileName, fields } = await takeParts(request, world.config.dataFolder, arriving)
    const text = fields.get('map') || (fields.has('mapName') ? await readyMapText(fields.get('mapName') ?? '') : '')
    if (fileName === null || text === '') throw missing(fileName === null ? 'file' : 'map')
    return { map: await mapSent(text), fileName, path: arriving }
  } catch (error) {
    await rm(arriving, { force: true })
    throw error
  }
}

async function takeParts(
  request: FastifyRequest,
  folder: string,
  target: string,
): Promise<{ fileName: string | null; fields: ReadonlyMap<string, string> }> {
  let fileName: string | null = null
  const fields = new Map<string, string>()
  await readForm(request, { fileSize: largestFile, fieldSize: longestMap, files: 1, fields: 10 }, async part => {
    if (part.type === 'field') {
      fields.set(part.fieldname, String(part.value))
      if (part.valueTruncated) throw tooLarge(part.fieldname, longestMap)
    } else {
      fileName = cleanName(part.filename, 'log')
      await pipeline(withinRoom(folder, part.file), createWriteStream(target, ownFile))
      if (part.file.truncated) throw tooLarge(part.fieldname, largestFile)
    }
  })
  return { fileName, fields }
}

const missing = (place: string) =>
  refused('mining.file-missing', {
    place,
    value: null,
    expectation: { zh: '一个文件，以及 mapName 或 map', en: 'a file, and mapName or map' },
  })

const tooLarge = (place: string, limit: number) =>
  refused('too-large', {
    place,
    value: null,
    expectation: { zh: `不超过 ${limit} 字节`, en: `at most ${limit} bytes` },
  })
