import { type Grid, readDate, sheetNames } from '@huke/core/organisation'
import type { FastifyRequest } from 'fastify'
import { cleanName } from '../file/index.ts'
import { readForm, refused } from '../http/index.ts'
import { readGrids } from './read-file.ts'

/** A list of 60,000 people is smaller. */
const mostBytes = 20 * 1024 * 1024

export interface UploadForm {
  readonly fileName: string
  readonly grids: readonly Grid[]
  readonly effectiveOn: string | null
  readonly complete: boolean
  readonly accounts: boolean
}

/** Reads the form of an import: one workbook, or a CSV file for each kind of row. */
export async function readUpload(request: FastifyRequest): Promise<UploadForm> {
  const names: string[] = []
  const grids: Grid[] = []
  const fields = new Map<string, string>()
  await readForm(request, { fileSize: mostBytes, files: sheetNames.length, fields: 10 }, async part => {
    if (part.type === 'file') {
      const name = cleanName(part.filename)
      names.push(name)
      grids.push(...(await readGrids(name, await part.toBuffer())))
    } else fields.set(part.fieldname, String(part.value).trim())
  })
  if (names.length === 0)
    throw refused('invalid-input', { place: 'body/file', value: null, expectation: { zh: '一个文件', en: 'a file' } })
  return {
    fileName: names.join(', '),
    grids,
    effectiveOn: dayField(fields),
    complete: flag(fields, 'complete'),
    accounts: flag(fields, 'accounts'),
  }
}

function dayField(fields: ReadonlyMap<string, string>): string | null {
  const text = fields.get('effectiveOn') ?? ''
  const day = readDate(text)
  if (text === '' || day !== null) return day
  throw refused('invalid-input', { place: 'body/effectiveOn', value: text, expectation: 'YYYY-MM-DD' })
}

function flag(fields: ReadonlyMap<string, string>, name: string): boolean {
  const text = fields.get(name) ?? 'false'
  if (text === 'true' || text === 'false' || text === '') return text === 'true'
  throw refused('invalid-input', { place: `body/${name}`, value: text, expectation: 'true or false' })
}
