import { maySee } from '@huke/core/access'
import type { Id } from '@huke/core/commitment'
import type { FastifyRequest } from 'fastify'
import { Readable } from 'node:stream'
import { fileTypeFromBuffer } from 'file-type'
import { type Static, Type } from 'typebox'
import { v7 as uuidv7 } from 'uuid'
import { reader } from '../access/index.ts'
import { instant } from '../database/index.ts'
import { type Arrived, cleanName } from '../file/index.ts'
import { ById, fileAnswer, notFound, readForm, refused, type Routes } from '../http/index.ts'
import type { World } from '../world.ts'
import { loadFile } from './files.ts'
import { load } from './load.ts'
import { countPlaces } from './places.ts'
import { checkQuota, lockQuota, withinRoom } from './upload-quota.ts'

const Uploaded = Type.Object({ id: Type.String(), name: Type.String(), mediaType: Type.String(), size: Type.Integer() })

/** What a browser would run, or a system on a double click, the older scripts and shortcuts of Windows among them. */
const forbidden = new RegExp(
  String.raw`\.(${[
    'exe|com|bat|cmd|msi|msix|msp|mst|appx|scr|pif|cpl|dll|ocx|sys|gadget|application|appref-ms',
    'js|jse|mjs|cjs|vb|vbs|vbe|wsf|wsh|ws|wsc|hta|sct|ps1|psm1|psd1|ps1xml|msh|chm|hlp|msc|inf|ins|isp|reg|scf',
    'lnk|url|website|library-ms|search-ms|settingcontent-ms|diagcab|xll|xlam|iqy|slk|jar|jnlp|sh|bash|command|desktop',
    'app|apk|dmg|pkg|deb|rpm|iso|img|vhd|vhdx|htm|html|shtml|xhtml|xht|mht|mhtml|svg|svgz',
  ].join('|')})$`,
  'i',
)
const forbiddenTypes = [
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/java-archive',
]

/** As many as an act takes along; each may take hours over a poor line. */
const mostAtOnce = 20

export const fileRoutes: Routes = (app, world) => {
  const uploads = countPlaces(mostAtOnce)
  app.post(
    '/files',
    {
      schema: {
        operationId: 'uploadFile',
        tags: ['commitment'],
        summary: 'Upload an attachment; it belongs to nobody else until an act or a request names it',
        consumes: ['multipart/form-data'],
        response: { 201: Uploaded },
      },
    },
    async (request, reply) => {
      const { person } = reader(request)
      await checkQuota(world, world.db, person, 0)
      const free = uploads.take(person)
      if (free === null) throw refused('file.too-many-at-once')
      const uploaded = await upload(world, request, person).finally(free)
      return reply.code(201).send(uploaded)
    },
  )

  app.get(
    '/files/:id',
    {
      schema: {
        operationId: 'downloadFile',
        tags: ['commitment'],
        summary: 'Download an attachment',
        params: ById,
        response: fileAnswer('*/*'),
      },
    },
    async (request, reply) => {
      const member = reader(request)
      const file = await loadFile(world.db, request.params.id)
      if (file === null) throw notFound()
      const loaded = file.commitment_id === null ? null : await load(world.db, file.commitment_id)
      const own = file.commitment_id === null && file.uploaded_by === member.person
      if (!own && (loaded === null || !maySee(member, loaded.commitment))) throw notFound()
      return reply
        .type(file.media_type)
        .header('content-length', file.size)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .send(world.files.open(file.sha256))
    },
  )
}

/** Judges a file while it arrives; what is refused, and what comes in a form that is refused, leaves nothing behind. */
async function upload(world: World, request: FastifyRequest, person: Id): Promise<Static<typeof Uploaded>> {
  const { config, files } = world
  let got: { readonly name: string; readonly mediaType: string; readonly arrived: Arrived } | undefined
  try {
    await readForm(request, { files: 1, fields: 20, fileSize: config.uploadLimitBytes }, async part => {
      if (part.type !== 'file') return
      const name = cleanName(part.filename)
      let mediaType = ''
      const arrived = await files.receive(Readable.from(withinRoom(config.dataFolder, part.file)), async head => {
        mediaType = await mediaTypeOf(head)
        checkKind(name, head, mediaType)
      })
      got = { name, mediaType, arrived }
      // The limit cuts the stream short: what has arrived is not the file.
      if (part.file.truncated) throw tooLarge(name, config.uploadLimitBytes)
    })
    if (got === undefined)
      throw refused('file.missing', { place: 'body', value: null, expectation: { zh: '一个文件', en: 'one file' } })
    const { name, mediaType, arrived } = got
    const id = uuidv7()
    await keep(world, { id, name, mediaType, person, arrived })
    return { id, name, mediaType, size: arrived.size }
  } finally {
    await got?.arrived.drop()
  }
}

interface Kept {
  readonly id: Id
  readonly name: string
  readonly mediaType: string
  readonly person: Id
  readonly arrived: Arrived
}

/** Its row first and its content last: neither is there without the other. */
const keep = (world: World, { id, name, mediaType, person, arrived }: Kept): Promise<void> =>
  world.db.transaction().execute(async trx => {
    await lockQuota(trx)
    await checkQuota(world, trx, person, arrived.size)
    await trx
      .insertInto('file')
      .values({
        id,
        name,
        media_type: mediaType,
        size: arrived.size,
        sha256: arrived.sha256,
        uploaded_by: person,
        uploaded_at: instant(world.now()),
      })
      .execute()
    await arrived.keep()
  })

function checkKind(name: string, head: Buffer, mediaType: string): void {
  if (head.length === 0)
    throw refused('file.empty', {
      place: 'file',
      value: name,
      expectation: { zh: '有内容的文件', en: 'a file with content' },
    })
  if (forbidden.test(name) || forbiddenTypes.includes(mediaType))
    throw refused('file.not-allowed', {
      place: 'file',
      value: name,
      expectation: {
        zh: '文档、图片或压缩包，不能是可运行的程序',
        en: 'a document, picture or archive, nothing that runs',
      },
    })
}

const tooLarge = (name: string, limit: number) =>
  refused('too-large', {
    place: 'file',
    value: name,
    expectation: { zh: `不超过 ${limit} 字节`, en: `at most ${limit} bytes` },
  })

const mediaTypeOf = async (start: Buffer): Promise<string> =>
  (await fileTypeFromBuffer(start))?.mime ?? 'application/octet-stream'
