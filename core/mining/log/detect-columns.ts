/** What the columns of a log are for. */
export type LogRole = 'case' | 'activity' | 'time' | 'start' | 'resource' | 'group' | 'lifecycle'

/** The column of each role; null where the log has none. */
export type LogColumns = {
  readonly case: string
  readonly activity: string
  readonly time: string
  readonly start: string | null
  readonly resource: string | null
  readonly group: string | null
  /** Only where it was asked for. */
  readonly lifecycle: string | null
}

export type ColumnProblem = { readonly role: LogRole; readonly asked: string | null }

/**
 * Names by which programs export each role, the surest first, without blanks, points, dashes and case; those of XES and of
 * common desks among them.
 */
const names: Readonly<Record<Exclude<LogRole, 'lifecycle'>, readonly string[]>> = {
  case: words(
    'caseconceptname caseid case traceid trace processinstanceid processinstance instanceid',
    'ticketid ticketnumber ticket requestid request incidentid srnumber orderid issuekey',
    'caseno casenumber casekey 案例编号 案例id 案例 案件编号 工单编号 工单号 工单id 工单 流程实例编号 流程实例id 流程实例 实例编号',
    '流程编号 单据编号 单号 申请编号 订单编号 订单号 编号',
  ),
  activity: words(
    'conceptname activity activityname activityid task taskname event eventname eventtype',
    'step stepname action operation status 活动名称 活动 环节名称 环节 步骤名称 步骤 节点名称 节点 任务名称 任务 动作 操作 事件',
    '状态',
  ),
  time: words(
    'timetimestamp completetimestamp endtimestamp timestamp completetime endtime finishedat',
    'finishtime enddate end eventtime datetime time date changedate updatedat createdat 完成时间',
    '结束时间 时间戳 发生时间 操作时间 处理时间 时间 日期',
  ),
  start: words('starttimestamp starttime startedat startdate start begintime begin 开始时间 开始'),
  resource: words(
    'orgresource resource resourceid user username userid person performer employee assignee',
    'assignedto agent actor owner author originator 处理人 经办人 操作人 执行人 办理人 责任人 负责人 人员 用户 资源',
  ),
  group: words(
    'orggroup department dept group assignmentgroup supportteam supportgroup team unit',
    'orgunit organisationalunit organizationalunit 部门名称 处理部门 经办部门 部门 单位 科室 团队 班组 小组 组',
  ),
}

/**
 * Finds the columns of a log by their names; what was asked for must be there. A log with beginnings only is told by them.
 *
 * @param asked what somebody stated, by role
 */
export function detectColumns(
  columns: readonly string[],
  asked: Partial<Readonly<Record<LogRole, string | undefined>>>,
): LogColumns | ColumnProblem {
  const taken = new Set<string>()
  const found: Partial<Record<LogRole, string>> = {}
  const roles = Object.keys(names) as (keyof typeof names)[]
  for (const role of [...roles, 'lifecycle' as const]) {
    const name = asked[role]
    if (name === undefined) continue
    if (!columns.includes(name)) return { role, asked: name }
    found[role] = name
    taken.add(name)
  }
  for (const role of roles) {
    const column = found[role] ?? columnNamed(columns, names[role], taken)
    if (column === undefined) continue
    found[role] = column
    taken.add(column)
  }
  const time = found.time ?? found.start
  if (found.case === undefined) return { role: 'case', asked: null }
  if (found.activity === undefined) return { role: 'activity', asked: null }
  if (time === undefined) return { role: 'time', asked: null }
  const start = found.start === time ? null : (found.start ?? null)
  return {
    case: found.case,
    activity: found.activity,
    time,
    start,
    resource: found.resource ?? null,
    group: found.group ?? null,
    lifecycle: found.lifecycle ?? null,
  }
}

export const isColumnProblem = (found: LogColumns | ColumnProblem): found is ColumnProblem => 'role' in found

function columnNamed(
  columns: readonly string[],
  wanted: readonly string[],
  taken: ReadonlySet<string>,
): string | undefined {
  const plain = new Map(
    columns
      .filter(column => !taken.has(column))
      .map(column => [column.toLowerCase().replaceAll(/[\s_\-:.]+/g, ''), column]),
  )
  const name = wanted.find(name => plain.has(name))
  return name === undefined ? undefined : plain.get(name)
}

function words(...lists: readonly string[]): readonly string[] {
  return lists.flatMap(list => list.split(' '))
}
