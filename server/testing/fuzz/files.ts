import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { InjectOptions } from 'fastify'
import { between, pick, type Random, seeded } from '../../../seed/random.ts'
import { repositoryFolder } from '../../config.ts'
import { multipart } from '../../organisation/upload.fixture.ts'
import { type Company, openCompany } from '../histories/company.ts'
import type { Template } from '../template.ts'
import { bentBytes } from './bend.ts'
import { faultIn, mostCpuMs } from './faults.ts'
import { measured } from './measured.ts'
import { operationsOf } from './operations.ts'

export interface FileFigures {
  readonly files: number
  readonly answers: Readonly<Record<string, number>>
  readonly dearestMs: number
  /** megabytes on the heap after every thousand */
  readonly heap: readonly number[]
  readonly faults: number
}

export interface FileFault {
  readonly route: string
  readonly name: string
  readonly fault: string
  /** what was sent, to be sent again */
  readonly base64: string
}

interface FilesOptions {
  readonly seed: number
  readonly files: number
  readonly onFault: (fault: FileFault) => void
  readonly template?: Template
}

const routes = [
  ['uploadFile', '/files'],
  ['checkOrganisationImport', '/organisation/imports'],
  ['startHistoryImport', '/history-imports'],
] as const
const names = [
  'a.csv',
  '人员.csv',
  'b.xlsx',
  'x\u202Egnp.exe',
  '../../c',
  'a'.repeat(300),
  '',
  'con.txt',
  'log.xes',
  'n\u0000.txt',
]
const maps = ['interval-times', 'zammad', 'no-such-map']
const minute = 60_000

/** Sends whole files, and files with bytes turned, lost and added, wherever files are taken. */
export async function fuzzFiles({ seed, files, onFault, template }: FilesOptions): Promise<FileFigures> {
  const company = await openCompany(`files ${seed}`, template)
  const random = seeded(`files ${seed}`)
  const operations = operationsOf(company.running.app.swagger())
  const answers: Record<string, number> = {}
  const heap: number[] = []
  let [dearestMs, faults] = [0, 0]
  try {
    const whole = await wholeFiles(company)
    for (let n = 1; n <= files; n++) {
      company.clock.now += minute
      const [operation, route] = pick(random, routes)
      const [name, content] = [pick(random, names), bentOften(pick(random, whole), random)]
      const request = await formOf(company, route, { name, content }, random)
      const sent = () => measured(() => company.running.app.inject(request))
      let { answer, cpuMs } = await sent()
      // The process also collects what earlier files left.
      if (cpuMs > mostCpuMs) cpuMs = Math.min(cpuMs, (await sent()).cpuMs)
      const hundred = `${Math.floor(answer.statusCode / 100)}xx`
      answers[hundred] = (answers[hundred] ?? 0) + 1
      dearestMs = Math.max(dearestMs, Math.round(cpuMs))
      const described = operations.find(one => one.name === operation)
      const fault = described === undefined ? 'is not described' : faultIn(described, answer, cpuMs, mostCpuMs)
      if (fault !== null) {
        faults++
        onFault({ route, name, fault, base64: (request.payload as Buffer).toString('base64').slice(0, 200_000) })
      }
      if (n % 50 === 0) await company.settle()
      if (n % 1000 === 0) heap.push(Math.round(process.memoryUsage().heapUsed / 1e6))
    }
  } finally {
    await company.close()
  }
  return { files, answers, dearestMs, heap, faults }
}

async function wholeFiles(company: Company): Promise<readonly Buffer[]> {
  const headers = await company.headersOf(company.office)
  const workbook = async (url: string) =>
    (await company.running.app.inject({ url: `/api/v1${url}`, headers })).rawPayload
  const log = readFileSync(path.join(repositoryFolder, 'seed', 'history-maps', 'samples', 'zammad.csv'))
  return [
    Buffer.from('工号,姓名,单位编码\nE7,赵子龙,dev\n'),
    Buffer.from('\uFEFFEmployee number;Name;Unit code\r\nE8;"Zhao, Zilong";dev\r\n', 'utf16le'),
    await workbook('/organisation/template?format=xlsx'),
    await workbook('/organisation/export'),
    log,
    gzipSync(log),
    Buffer.from('<?xml version="1.0"?><log><trace><event><string key="concept:name" value="a"/></event></trace></log>'),
    Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'),
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    Buffer.alloc(200_000, ','),
    Buffer.alloc(100_000, '"\n'),
  ]
}

function bentOften(content: Buffer, random: Random): Buffer {
  let bent = content
  for (let times = between(random, 0, 4); times > 0; times--) bent = bentBytes(bent, random)
  return bent
}

async function formOf(
  company: Company,
  route: string,
  file: { readonly name: string; readonly content: Buffer },
  random: Random,
): Promise<InjectOptions> {
  const fields = { complete: pick(random, ['true', 'false', 'perhaps']), mapName: pick(random, maps) }
  const { payload, type } = multipart({ files: [file], fields })
  const headers = { ...(await company.headersOf(company.office)), 'content-type': type }
  const bent = random() < 0.2 ? bentBytes(payload, random) : payload
  return { method: 'POST', url: `/api/v1${route}`, headers, payload: bent }
}
