import type { RawEvent, Rejection } from '@huke/core/mining'
import type { TextFlaws } from './clean-text.ts'
import { MiningFault } from './fault.ts'
import { withoutFlaws } from './flaws.ts'
import { XesReader } from './xes-reader.ts'

/** Reads the events of an XES log (IEEE 1849) from UTF-8 chunks, trace by trace as the file has them. */
export async function* readXes(chunks: AsyncIterable<Buffer>, flaws: TextFlaws): AsyncGenerator<RawEvent | Rejection> {
  const reader = new XesReader()
  try {
    for await (const chunk of chunks) {
      reader.write(chunk.toString('utf8'))
      yield* taken(reader, flaws)
      if (reader.fault) throw reader.fault
    }
    reader.end()
    yield* taken(reader, flaws)
    if (reader.fault) throw reader.fault
  } catch (error) {
    throw placed(error, reader)
  }
}

function* taken(reader: XesReader, flaws: TextFlaws): Generator<RawEvent | Rejection> {
  for (const event of reader.take())
    yield event.kind === 'event' && (flaws.broken || flaws.nul) ? withoutFlaws(event) : event
}

/** A fault of the file beneath, told where in the text it struck. */
function placed(error: unknown, reader: XesReader): unknown {
  if (!(error instanceof MiningFault) || error.detail.line !== undefined) return error
  return new MiningFault(error.code, { ...error.detail, ...reader.place() })
}
