import { readMap } from '@huke/core/mining'
import type { MapReading } from '@huke/core/mining'
import { parseDocument } from 'yaml'

/** Reads the text of a map file. Faults in the YAML itself are problems too, with their line for a path. */
export function readMapFile(text: string): MapReading {
  const document = parseDocument(text)
  if (document.errors.length === 0) return readMap(valueOf(document))
  const problems = document.errors.map(error => ({
    code: 'mining.map-invalid' as const,
    path: `line ${error.linePos?.[0].line ?? '?'}`,
    value: error.code,
    expected: 'YAML',
  }))
  return { problems }
}

// The parser throws when aliases multiply the file beyond reason; such a file is no map.
function valueOf(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch {
    return 'aliases without end'
  }
}
