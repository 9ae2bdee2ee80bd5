import { importProblemWords, sheetNames } from '@huke/core/organisation'
import { Type } from 'typebox'
import { ById, Day, fileAnswer, Instant, Nullable, PageOf, PageQuery, Uuid } from '../http/index.ts'
import { BilingualText } from './ref.ts'

const Counts = Type.Object({
  added: Type.Integer(),
  moved: Type.Integer(),
  changed: Type.Integer(),
  ended: Type.Integer(),
})

const Import = Type.Object({
  id: Uuid,
  state: Type.Enum(['refused', 'ready', 'applied'], {
    description: 'refused: there are problems, nothing can be written',
  }),
  fileName: Type.String(),
  createdAt: Instant,
  effectiveOn: Day,
  complete: Type.Boolean({ description: 'Who is not in the file leaves' }),
  withAccounts: Type.Boolean(),
  appliedAt: Nullable(Instant),
  problems: Type.Integer({ description: 'How many; read them by page' }),
  changes: Type.Object({ unit: Counts, post: Counts, person: Counts }),
  ignored: Type.Array(Type.Object({ sheet: Type.String(), column: Nullable(Type.String()) })),
  accounts: Type.Integer({ description: 'Accounts made, or to be made at most' }),
  endings: Type.Integer({ description: 'Units that end; read them by page, and say where their work goes' }),
  passwordsGivenAt: Nullable(Instant),
})

const Problem = Type.Object({
  sheet: Type.String(),
  row: Nullable(Type.Integer({ description: 'As the spreadsheet counts, the heading is row 1' })),
  column: Nullable(Type.String({ description: 'Heading as the file writes it' })),
  value: Type.String(),
  code: Type.Enum(Object.keys(importProblemWords)),
  words: BilingualText,
  expectation: Type.String(),
})

const Change = Type.Object({
  subject: Type.Enum(['unit', 'post', 'person']),
  what: Type.Enum(['added', 'moved', 'changed', 'ended']),
  code: Type.String(),
  name: Type.String(),
  row: Nullable(Type.Integer()),
  fields: Type.Array(Type.Object({ field: Type.String(), from: Nullable(Type.String()), to: Nullable(Type.String()) })),
})

const tags = ['organisation']

export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const templateSchema = {
  operationId: 'downloadOrganisationTemplate',
  tags,
  summary: 'A file to fill in, with explanation and examples',
  querystring: Type.Object({
    format: Type.Enum(['xlsx', 'csv']),
    sheet: Type.Optional(
      Type.Enum([...sheetNames], { description: 'Of CSV, which has one sheet; people unless given' }),
    ),
  }),
  response: fileAnswer(xlsx, 'text/csv'),
}

export const exportSchema = {
  operationId: 'exportOrganisation',
  tags,
  summary: 'The organisation of a day as XLSX, in the shape that is imported',
  querystring: Type.Object({ format: Type.Optional(Type.Enum(['xlsx'])), on: Type.Optional(Day) }),
  response: fileAnswer(xlsx),
}

export const createSchema = {
  operationId: 'checkOrganisationImport',
  tags,
  summary: 'Check a file (XLSX, or CSV files) against the organisation; nothing is written yet',
  description:
    'multipart/form-data: file (one XLSX, or up to three CSV), effectiveOn (YYYY-MM-DD, today unless given), complete (true: who is not in the file leaves), accounts (true: people get accounts)',
  consumes: ['multipart/form-data'],
  response: { 201: Import },
}

export const readSchema = {
  operationId: 'readOrganisationImport',
  tags,
  summary: 'Outcome of a check',
  params: ById,
  response: { 200: Import },
}

export const problemsSchema = {
  operationId: 'listOrganisationImportProblems',
  tags,
  summary: 'What is wrong in the file, with row and column',
  params: ById,
  querystring: Type.Object(PageQuery),
  response: { 200: PageOf(Problem) },
}

export const changesSchema = {
  operationId: 'listOrganisationImportChanges',
  tags,
  summary: 'What would be added, moved, changed and ended',
  params: ById,
  querystring: Type.Object(PageQuery),
  response: { 200: PageOf(Change) },
}

export const applySchema = {
  operationId: 'applyOrganisationImport',
  tags,
  summary: 'Write a checked file, all or nothing',
  params: ById,
  response: { 200: Import },
}
