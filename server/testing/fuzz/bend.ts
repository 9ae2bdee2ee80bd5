import type { InjectOptions } from 'fastify'
import { between, pick, type Random } from '../../../seed/random.ts'

/** What has broken programs, in the place of what was there. */
const odd: readonly ((random: Random) => unknown)[] = [
  () => null,
  () => '',
  () => -1,
  () => 2 ** 53,
  () => 1e308,
  () => [],
  () => ({}),
  () => 'x'.repeat(20_000),
  () => '\u0000\u202e\ud800<svg>=cmd|',
  () => '0000-00-00',
  () => JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`),
  () => Array.from({ length: 5000 }, () => 0),
  () => Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`k${i}`, i])),
  () => JSON.parse('{"__proto__":{"a":1},"constructor":1}'),
  random => `01900000-0000-7000-8000-${String(between(random, 0, 999_999)).padStart(12, '0')}`,
]

/** A request that was good, with one thing about it bent. */
export function bent(request: InjectOptions, random: Random): InjectOptions {
  const { payload } = request
  if (payload instanceof Buffer) return { ...request, payload: bentBytes(payload, random) }
  if (payload !== null && typeof payload === 'object' && random() < 0.85)
    return { ...request, payload: bentValue(structuredClone(payload), random) as object }
  const parts = String(request.url).split('/')
  const at = between(random, 3, parts.length - 1)
  return { ...request, url: parts.with(at, pick(random, ['%00', '%ff', '-1', '..%2f', 'a'.repeat(300), ''])).join('/') }
}

function bentValue(value: unknown, random: Random): unknown {
  if (value === null || typeof value !== 'object' || Object.keys(value).length === 0 || random() < 0.15)
    return pick(random, odd)(random)
  const key = pick(random, Object.keys(value))
  const holder = value as Record<string, unknown>
  if (random() < 0.1) delete holder[key]
  else holder[key] = bentValue(holder[key], random)
  return value
}

/** Bytes turned, cut off, doubled or put in. */
export function bentBytes(bytes: Buffer, random: Random): Buffer {
  if (bytes.length === 0) return Buffer.from([0])
  const at = between(random, 0, bytes.length - 1)
  const some = bytes.subarray(at, at + between(random, 1, 2000))
  switch (between(random, 0, 4)) {
    case 0:
      return bytes.subarray(0, at)
    case 1:
      return Buffer.concat([bytes.subarray(0, at), some, some, bytes.subarray(at)])
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + some.length)])
    case 3:
      return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(between(random, 1, 5000), some[0]), bytes.subarray(at)])
    default: {
      const turned = Buffer.from(bytes)
      for (let n = 0; n < 8; n++) turned[between(random, 0, turned.length - 1)] = between(random, 0, 255)
      return turned
    }
  }
}
