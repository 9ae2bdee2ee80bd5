import { stringify } from 'csv-stringify/sync'
import { multipart } from '../../server/organisation/upload.fixture.ts'
import { between, pick, type Random, seeded } from '../../seed/random.ts'
import { type Installation, must } from '../machine/installation.ts'
import { hour } from '../machine/calendar-days.ts'

/** What two systems that came before have kept of earlier years, each sent in as an administrator does, with a ready map. */
export async function importHistory(
  installation: Installation,
  by: string,
  { source, seed, cases }: { readonly source: 'jira' | 'zammad'; readonly seed: string; readonly cases: number },
): Promise<string> {
  const random = seeded(`${seed} ${source}`)
  const { mapName, name, rows } = source === 'jira' ? jira(random, cases, 2023) : zammad(random, cases, 2024)
  const file = multipart({ files: [{ name, content: Buffer.from(stringify(rows)) }], fields: { mapName } })
  const { body } = await must(installation.upload(by, '/history-imports', file))
  return body.id
}

/** Where the import asks whom doubtful names mean, what it proposes is taken. */
export async function confirmHistory(installation: Installation, by: string, id: string): Promise<void> {
  const { body } = await must(installation.ask(by, 'GET', `/history-imports/${id}`))
  if (body.state === 'asking') await must(installation.ask(by, 'POST', `/history-imports/${id}/names/confirmation`))
}

interface Log {
  readonly mapName: string
  readonly name: string
  readonly rows: string[][]
}

const groups = ['服务台', '现场支持', 'ERP 支持', '资产管理', '网络组']
const people = ['张伟', '李娜', '王芳', '刘洋', '陈杰', '杨帆', '赵磊', '黄敏']

const begins = (random: Random, year: number): number =>
  Date.UTC(year, between(random, 0, 11), between(random, 1, 27), between(random, 1, 8), between(random, 0, 59))

/** Some were still open when they were exported. */
const openShare = 0.03

function jira(random: Random, cases: number, year: number): Log {
  const head = [
    'issue_id',
    'author_key',
    'created_date',
    'field',
    'to_string',
    'key',
    'summary',
    'project_name',
    'priority',
    'reporter',
    'from_string',
  ]
  const rows = Array.from({ length: cases }, (_, n): string[][] => {
    const about = [
      `ERP-${n + 1}`,
      `采购订单 ${n + 1} 无法审批`,
      'ERP 运维',
      pick(random, ['High', 'Medium', 'Low']),
      pick(random, people),
    ]
    let at = begins(random, year)
    const group = pick(random, groups)
    const who = pick(random, people)
    const line = (field: string, to: string, from: string) => {
      at += Math.round((0.2 + 20 * random()) * hour)
      return [String(10_000 + n), who, new Date(at).toISOString(), field, to, ...about, from]
    }
    const isOpen = random() < openShare
    return [
      line('Support group', group, ''),
      line('status', '处理中', '待办'),
      ...(random() < 0.2 ? [line('Support group', pick(random, groups), group)] : []),
      ...(isOpen ? [] : [line('status', '已解决', '处理中'), line('status', '已关闭', '已解决')]),
    ]
  }).flat()
  return { mapName: 'jira', name: 'issue_history.csv', rows: [head, ...rows] }
}

function zammad(random: Random, cases: number, year: number): Log {
  const head = [
    'number',
    'title',
    'priority',
    'organization',
    'customer',
    'object',
    'type',
    'attribute',
    'value_from',
    'value_to',
    'created_at',
    'created_by',
  ]
  const rows = Array.from({ length: cases }, (_, n): string[][] => {
    const about = [
      String(31_000 + n),
      `申请新员工电脑 ${n + 1}`,
      pick(random, ['1 low', '2 normal', '3 high']),
      pick(random, ['人力资源部', '销售部', '生产部']),
    ]
    const [asker, server] = [pick(random, people), pick(random, people)]
    let at = begins(random, year)
    const line = (type: string, attribute: string, from: string, to: string, by: string) => {
      at += Math.round((0.1 + 12 * random()) * hour)
      return [...about, asker, 'Ticket', type, attribute, from, to, new Date(at).toISOString(), by]
    }
    return [
      line('created', '', '', '', asker),
      line('updated', 'state', 'new', 'open', server),
      ...(random() < 0.3 ? [line('updated', 'group', pick(random, groups), pick(random, groups), server)] : []),
      ...(random() < openShare ? [] : [line('updated', 'state', 'open', 'closed', server)]),
    ]
  }).flat()
  return { mapName: 'zammad', name: 'zammad_history.csv', rows: [head, ...rows] }
}
