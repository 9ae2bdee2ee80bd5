import { maySee } from '@huke/core/access'
import { fileTypeFromBuffer } from 'file-type'
import { Type } from 'typebox'
import { v7 as uuidv7 } from 'uuid'
import { reader } from '../access/index.ts'
import { instant } from '../database/index.ts'
import { ById, fileAnswer, notFound, refused, type Routes } from '../http/index.ts'
import { loadFile } from './files.ts'
import { load } from './load.ts'

const Uploaded = Type.Object({ id: Type.String(), name: Type.String(), mediaType: Type.String(), size: Type.Integer() })

/** What a browser would run, or a colleague double-click into trouble. */
const forbidden = /\.(exe|com|bat|cmd|msi|scr|pif|js|mjs|vbs|vbe|wsf|hta|jar|ps1|sh|apk|lnk|reg|html?|xhtml|svg)$/i
const forbiddenTypes = [
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/java-archive',
]
const sniffBytes = 4100

export const fileRoutes: Routes = (app, world) => {
  app.post(
    '/files',
    {
      config: { right: 'commitment.act' },
      schema: {
        operationId: 'uploadFile',
        tags: ['commitment'],
        summary: 'Upload an attachment; it belongs to nobody else until an act or a request names it',
        consumes: ['multipart/form-data'],
        response: { 201: Uploaded },
      },
    },
    async (request, reply) => {
      const member = reader(request)
      const part = await request.file()
      if (part === undefined)
        throw refused('file.missing', { place: 'body', value: null, expectation: { zh: '一个文件', en: 'one file' } })
      const name = cleanName(part.filename)
      const stored = await world.files.put(part.file)
      // The limit cuts the stream short: what has arrived is not the file.
      if (part.file.truncated) {
        throw refused('too-large', {
          place: 'file',
          value: name,
          expectation: {
            zh: `不超过 ${world.config.uploadLimitBytes} 字节`,
            en: `at most ${world.config.uploadLimitBytes} bytes`,
          },
        })
      }
      if (stored.size === 0)
        throw refused('file.empty', {
          place: 'file',
          value: name,
          expectation: { zh: '有内容的文件', en: 'a file with content' },
        })
      const mediaType = await mediaTypeOf(await head(world.files.open(stored.sha256)))
      if (forbidden.test(name) || forbiddenTypes.includes(mediaType)) {
        throw refused('file.not-allowed', {
          place: 'file',
          value: name,
          expectation: {
            zh: '文档、图片或压缩包，不能是可运行的程序',
            en: 'a document, picture or archive, nothing that runs',
          },
        })
      }
      const id = uuidv7()
      await world.db
        .insertInto('file')
        .values({
          id,
          name,
          media_type: mediaType,
          size: stored.size,
          sha256: stored.sha256,
          uploaded_by: member.person,
          uploaded_at: instant(world.now()),
        })
        .execute()
      return reply.code(201).send({ id, name, mediaType, size: stored.size })
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
        .header('x-content-type-options', 'nosniff')
        .send(world.files.open(file.sha256))
    },
  )
}

/** A name without path or control characters, no longer than file systems allow. */
function cleanName(name: string): string {
  const base = name.split(/[/\\]/).pop() ?? ''
  return (
    base
      .replace(/\p{Cc}/gu, '')
      .trim()
      .slice(0, 200) || 'file'
  )
}

async function head(content: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of content) {
    chunks.push(chunk as Buffer)
    size += chunk.length
    if (size >= sniffBytes) break
  }
  return Buffer.concat(chunks)
}

const mediaTypeOf = async (start: Buffer): Promise<string> =>
  (await fileTypeFromBuffer(start))?.mime ?? 'application/octet-stream'
