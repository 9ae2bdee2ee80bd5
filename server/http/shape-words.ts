import type { FastifyError } from 'fastify'
import type { Words } from './problem.ts'

type Validation = NonNullable<FastifyError['validation']>[number]

/** What the shape of a request asks of one of its values, by the keyword of its schema that was not kept. */
export function shapeWords({ keyword, params, message }: Validation): Words {
  const zh = chinese[keyword]?.(params as Params)
  return { zh: zh ?? '符合接口文档的内容', en: `${message ?? keyword} ${JSON.stringify(params)}` }
}

interface Params {
  readonly limit?: number
  readonly type?: string
  readonly format?: string
  readonly allowedValues?: readonly unknown[]
  readonly tag?: string
}

const chinese: Readonly<Record<string, (params: Params) => string>> = {
  required: () => '必填',
  additionalProperties: () => '没有这一项',
  type: ({ type }) => types[type ?? ''] ?? `类型为 ${type}`,
  format: ({ format }) => formats[format ?? ''] ?? `格式为 ${format}`,
  pattern: () => '格式不对',
  enum: ({ allowedValues = [] }) => `其中之一：${allowedValues.join('、')}`,
  discriminator: ({ tag }) => `${tag} 为接口文档所列的一种`,
  minLength: ({ limit }) => (limit === 1 ? '不能为空' : `至少 ${limit} 个字符`),
  maxLength: ({ limit }) => `最多 ${limit} 个字符`,
  minimum: ({ limit }) => `不小于 ${limit}`,
  maximum: ({ limit }) => `不大于 ${limit}`,
  minItems: ({ limit }) => `至少 ${limit} 项`,
  maxItems: ({ limit }) => `最多 ${limit} 项`,
  uniqueItems: () => '不重复',
  levels: ({ limit }) => `最多嵌套 ${limit} 层`,
}

const types: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  integer: '整数',
  boolean: '是或否',
  array: '列表',
}

const formats: Readonly<Record<string, string>> = {
  date: '日期，如 2026-11-20',
  'date-time': '时间，如 2026-11-20T08:30:00Z',
  email: '邮箱地址',
  uuid: '编号（UUID）',
}
