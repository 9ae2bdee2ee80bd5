import { writeFileSync } from 'node:fs'
import { type Action, operations, sentences, type Who } from '@huke/core/access'
import { openapiDocument } from './api.ts'

export const accessFile = new URL('../docs/access.md', import.meta.url)

const columns: readonly Who[] = ['everyone', 'party', 'unit-head', 'oneself', 'officer', 'auditor', 'administrator']
const columnNames: Readonly<Record<Who, string>> = {
  everyone: 'everyone 所有人',
  party: 'party 当事人',
  'unit-head': 'unit head 部门负责人',
  oneself: 'oneself 本人',
  officer: 'officer 体系专员',
  auditor: 'auditor 审计',
  administrator: 'administrator 系统管理员',
}
const scopeNames: Readonly<Record<string, string>> = {
  open: 'none, before signing in 无需登录',
  session: 'no token 不接受令牌',
  any: 'any 任意范围',
}

/** Every operation of the API with who may do it and which token reaches it, as a page of the documentation. */
export async function accessPage(): Promise<string> {
  const { paths } = (await openapiDocument()) as { paths: Record<string, Record<string, { operationId: string }>> }
  const rows = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => row(operationId, `${method.toUpperCase()} ${path}`)),
  )
  return `${[
    '# Who may do what · 权限表',
    '',
    'Printed from `core/access` and the OpenAPI document by `npm run docs`; a test fails when it is out of date, and another asks every operation of the API as each kind of person, with a session and with a token of each scope, whether it is true.',
    '由 `npm run docs` 从 `core/access` 与 OpenAPI 文档生成；过期时测试不通过。另有测试以各种身份、用会话和各种范围的令牌逐一请求每个接口，核对本表。',
    '',
    'A token reaches an operation with the scope named (writing includes reading the same) and never does more than its person may. A party is whoever has a right on the commitment: its customer or supplier, their heads, whoever asked, holds or held, watches it or was called to it, and who stands in for one of them. What somebody may not see does not exist for them (404). Of the unit or person that it is about: its head (of units above it as well); oneself.',
    '令牌须带所列范围（写包含读），且永远不超出本人的权限。当事人指对该事项有权利的人：客户、服务方及其部门负责人，提出、经手、关注或被升级到的人，以及他们的代理人。无权查看的内容视为不存在（404）。部门负责人含上级部门负责人；本人指所涉及的人自己。',
    '',
    `| operation 接口 | asks for 权限项 | token scope 令牌范围 | ${columns.map(who => columnNames[who]).join(' | ')} |`,
    `| --- | --- | --- |${' :-: |'.repeat(columns.length)}`,
    ...rows,
  ].join('\n')}\n`
}

function row(operation: string, address: string): string {
  const action = operations[operation] as Action | 'open'
  const scope = action === 'open' ? 'open' : sentences[action].scope
  const may = (who: Who) => (action === 'open' || sentences[action].who.includes(who) ? '✔' : '')
  const marks = columns.map(who => (action === 'open' && who !== 'everyone' ? '' : may(who)))
  return `| \`${operation}\`<br>${address} | ${action} | ${scopeNames[scope] ?? scope} | ${marks.join(' | ')} |`
}

if (import.meta.main) writeFileSync(accessFile, await accessPage())
