import fc, { type Arbitrary } from 'fast-check'
import type { InjectOptions } from 'fastify'
import { nearSchema } from '../from-schema.ts'
import type { Operation, Parameter } from './operations.ts'

/** Ids that exist, by the first part of the addresses they stand in: `units`, `people`, `commitments` … */
export type Known = ReadonlyMap<string, readonly string[]>

/** Requests as an operation describes them, mostly; else near to that, or anything at all. */
export function requestsOf(operation: Operation, known: Known): Arbitrary<InjectOptions> {
  const { method, path, body } = operation
  const all = [...known.values()].flat()
  const own = known.get(path.split('/')[3] ?? '') ?? []
  const payload = body === null ? fc.constant(undefined) : (nearSchema(body, all) as Arbitrary<object>)
  return fc
    .record({
      inPath: values(operation, 'path', own.length > 0 ? own : all),
      query: values(operation, 'query', all),
      headers: values(operation, 'header', []),
      payload,
    })
    .map(({ inPath, query, headers, payload }) => {
      const url = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(inPath[name] ?? ''))
      return { method, url, query, headers, payload }
    })
}

function values(operation: Operation, place: Parameter['in'], ids: readonly string[]) {
  const parameters = operation.parameters.filter(parameter => parameter.in === place)
  const arbitrary = ({ schema }: Parameter): Arbitrary<string> =>
    place === 'header'
      ? fc.stringMatching(/^[\x21-\x7e]{1,60}$/)
      : fc
          .oneof(
            { weight: 3, arbitrary: nearSchema(schema, ids) },
            { weight: ids.length > 0 && place === 'path' ? 6 : 0, arbitrary: fc.constantFrom(...ids, '') },
            { weight: 1, arbitrary: fc.string() },
          )
          .map(text)
  // Most requests leave most of what they may leave out: each is one more reason to be refused.
  const rarely = (parameter: Parameter): Arbitrary<string | undefined> =>
    parameter.required || place === 'path'
      ? arbitrary(parameter)
      : fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: arbitrary(parameter) })
  return fc
    .record(Object.fromEntries(parameters.map(parameter => [parameter.name, rarely(parameter)])))
    .map(all => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))) as Arbitrary<
    Record<string, string>
  >
}

const text = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
