import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { texts } from './texts.ts'

type Tree = { readonly [key: string]: string | Tree }

const root = path.join(import.meta.dirname, '..')
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.tsx?$/.test(name) && !/(node_modules|dist|generated|\.test\.)/.test(name))
  .map(name => ({ name, text: readFileSync(path.join(root, name), 'utf8') }))
const code = sources.map(({ text }) => text).join('\n')

const keysOf = (tree: Tree, prefix = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value, `${prefix}${key}.`),
  )
const valueAt = (tree: Tree, key: string): unknown =>
  key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], tree)

const folders = '(?:app|shared|access|organisation|calendar|catalogue|channel|commitment|journal|scorecard)'
const blank = String.raw`\$\{(?:[^{}]|\{[^{}]*\})*\}`
const quoted = new RegExp(`'(${folders}\\.[^'\n]+)'|\`(${folders}\\.(?:[^\`$]|${blank})+)\``, 'g')
const used = [...code.matchAll(quoted)].map(([, plain, template]) => plain ?? template ?? '')

/** `commitment.act.${kind}` used anywhere stands for every key of that shape. */
const patterns = used.map(key => {
  const parts = key.split(new RegExp(blank)).map(part => part.replaceAll('.', '\\.'))
  return new RegExp(`^${parts.join('.+')}(_one|_other)?$`)
})

describe('the texts of the interface', () => {
  const zh = keysOf(texts.zh)
  const en = keysOf(texts.en)

  test('are there in both languages', () => {
    const plural = (keys: readonly string[]) => new Set(keys.map(key => key.replace(/_(one|other)$/, '')))
    expect([...plural(en)].sort()).toEqual([...plural(zh)].sort())
  })

  test('say something, and take the same values in both languages', () => {
    const names = (text: string) => new Set([...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name))
    for (const key of zh) {
      const [a, b] = [valueAt(texts.zh, key), valueAt(texts.en, key) ?? valueAt(texts.en, `${key}_other`)]
      expect(a, key).toMatch(/\S/)
      expect(b, key).toMatch(/\S/)
      expect(names(String(b)), key).toEqual(names(String(a)))
    }
  })

  test('are all used', () => {
    expect(zh.filter(key => !patterns.some(pattern => pattern.test(key)))).toEqual([])
  })

  test('are there wherever one is asked for by its name', () => {
    const known = new Set([...zh, ...en.map(key => key.replace(/_(one|other)$/, ''))])
    const calls = [...code.matchAll(/\bt\(((?:[^()]|\([^()]*\))*)\)/g)].map(([, inside = '']) => inside)
    const asked = calls.flatMap(call => [...call.matchAll(quoted)].flatMap(([, plain]) => plain ?? []))
    expect(asked.filter(key => !known.has(key))).toEqual([])
  })

  test('stand in no component', () => {
    const Han = /[\u4e00-\u9fff]/
    const strayed = sources.flatMap(({ name, text }) =>
      text
        .split('\n')
        .filter(line => Han.test(line) && !/^\s*(\/\/|\/?\*)/.test(line))
        .map(line => `${name}: ${line.trim()}`),
    )
    expect(strayed).toEqual([])
  })
})
