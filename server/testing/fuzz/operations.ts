import type { Schema } from '../from-schema.ts'

export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly name: string
  readonly parameters: readonly Parameter[]
  /** asked of nobody who they are */
  readonly open: boolean
  /** of its JSON body, if it takes one */
  readonly body: Schema | null
  /** of what it answers in JSON, by status or class of status (`200`, `4XX`) */
  readonly answers: Readonly<Record<string, Schema | null>>
}

export interface Parameter {
  readonly in: 'path' | 'query' | 'header'
  readonly name: string
  readonly required?: boolean
  readonly schema: Schema
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>
}
interface Described {
  readonly operationId?: string
  readonly security?: readonly object[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: Content
  readonly responses: Readonly<Record<string, Content>>
}

/** What the OpenAPI document says can be asked. */
export const operationsOf = (document: object): readonly Operation[] =>
  Object.entries((document as { paths: Record<string, Record<string, Described>> }).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, { operationId, security, parameters = [], requestBody = {}, responses }]) => ({
        method: method.toUpperCase() as Operation['method'],
        path,
        name: operationId ?? `${method} ${path}`,
        parameters,
        open: security?.length === 0,
        body: jsonOf(requestBody),
        answers: Object.fromEntries(Object.entries(responses).map(([status, answer]) => [status, jsonOf(answer)])),
      }),
    ),
  )

const jsonOf = ({ content }: Content): Schema | null => content?.['application/json']?.schema ?? null
