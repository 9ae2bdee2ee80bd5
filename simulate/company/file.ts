import { stringify } from 'csv-stringify/sync'
import { multipart } from '../../server/organisation/upload.fixture.ts'
import type { Firm } from './firm.ts'

const kinds = { company: '公司', department: '部门', team: '班组' } as const

/** The whole company as personnel exports it: units, posts and people, a file each. Who is not in it has left. */
export function personnelFile({ units, people, posts }: Firm): { payload: Buffer; type: string } {
  const csv = (name: string, rows: readonly (readonly (string | null)[])[]) => ({
    name,
    content: Buffer.from(stringify(rows.map(row => row.map(cell => cell ?? '')))),
  })
  return multipart({
    files: [
      csv('单位.csv', [
        ['单位编码', '单位名称', '英文名称', '类型', '上级单位编码', '负责人工号'],
        ...[...units.values()].map(u => [u.code, u.name, u.nameEn, kinds[u.kind], u.parent, u.head]),
      ]),
      csv('岗位.csv', [
        ['岗位编码', '岗位名称', '岗位职责'],
        ...[...posts.values()].map(p => [p.code, p.name, p.duties]),
      ]),
      csv('人员.csv', [
        ['工号', '姓名', '英文名', '邮箱', '入职日期', '离职日期', '单位编码', '岗位编码'],
        ...[...people.values()].map(p => [p.code, p.name, p.nameEn, p.email, p.joined, p.left, p.unit, p.post]),
      ]),
    ],
    fields: { complete: 'true', accounts: 'true' },
  })
}
