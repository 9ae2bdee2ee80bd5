import { writeFileSync } from 'node:fs'
import {
  type ActKind,
  actKinds,
  type Capacity,
  type State,
  states,
  type Transition,
  transitions,
} from '@huke/core/commitment'

export const transitionsFile = new URL('../docs/transitions.md', import.meta.url)

/** The transition table of the code as a page of the documentation. */
export function transitionsPage(): string {
  return `${[
    '# Which act leads where · 状态变迁表',
    '',
    'Printed from `core/commitment/transitions.ts` by `npm run docs`; a test fails when it is out of date.',
    '由 `npm run docs` 从 `core/commitment/transitions.ts` 生成；过期时测试不通过。',
    '',
    `States · 状态: ${states.map(state => `${state} ${stateNames[state]}`).join(' · ')}`,
    '',
    `By · 由谁: ${Object.entries(capacityNames)
      .map(([capacity, name]) => `${capacity} ${name}`)
      .join(' · ')}`,
    '',
    'Whoever made the last offer in a negotiation waits for the other side. Nobody decides on their own request, and who served does not accept it.',
    '协商中，最后提出条件的一方等待对方答复。任何人不得处理自己的申请；服务者本人不得代客户验收。',
    '',
    'A matter is delivered only when all its parts are closed. When it is withdrawn, declined or given up, the system withdraws those of its parts that are not delivered yet.',
    '拆分出去的部分全部结束后才能交付。事项被撤回、被拒绝或未完成时，系统撤回其中尚未交付的部分。',
    '',
    '| act 动作 | 中文 | from 原状态 | to 新状态 | by 由谁 | clocks 时钟 |',
    '| --- | --- | --- | --- | --- | --- |',
    ...actKinds.map(kind => row(kind, transitions[kind])),
  ].join('\n')}\n`
}

function row(kind: ActKind, { from, to, by, clocks }: Transition): string {
  const open = from.length === states.length ? 'any 任何状态' : from.map(stateText).join('<br>')
  return `| ${kind} | ${actNames[kind]} | ${open} | ${toText(to)} | ${by.join(', ')} | ${clocks} |`
}

const stateText = (state: State): string => `${state} ${stateNames[state]}`

function toText(to: Transition['to']): string {
  switch (to) {
    case 'same':
      return '– 不变'
    case 'promised-or-returned':
      return `${stateText('promised')}, or ${stateText('returned')} where the negotiation began there 由退回起的协商则回到退回`
    case 'declined-or-before':
      return `${stateText('declined')} by the supplier before any promise, else back to where the negotiation began 承诺前由供方拒绝则结束，否则回到协商开始前的状态`
    case 'accepted-when-all':
      return `${stateText('accepted')}, with the last of several customers 多个客户时以最后一个为准`
    case 'withdrawn-when-alone':
      return `${stateText('withdrawn')}; one of several customers only leaves 多个客户时仅退出自己`
    case 'where-it-began':
      return 'where the negotiation began 协商开始前的状态'
    case 'as-before':
      return 'as before the delivery or offer 交付或提出条件之前的状态'
    default:
      return stateText(to)
  }
}

const stateNames: Readonly<Record<State, string>> = {
  requested: '待响应',
  negotiating: '协商中',
  promised: '已承诺',
  delivered: '待验收',
  returned: '已退回',
  accepted: '已验收',
  declined: '已拒绝',
  withdrawn: '已撤回',
  failed: '未完成',
}

const capacityNames: Readonly<Record<Capacity, string>> = {
  customer: '客户',
  'customer-head': '客户部门负责人',
  supplier: '供方',
  'supplier-head': '供方部门负责人',
  'process-owner': '流程负责人',
  officer: '体系专员',
  observer: '知情人',
  system: '系统',
}

const actNames: Readonly<Record<ActKind, string>> = {
  promise: '承诺',
  counter: '另提条件',
  renegotiate: '重新协商',
  agree: '同意',
  fall: '逾期未答（系统）',
  'take-back': '收回',
  decline: '拒绝',
  withdraw: '撤回',
  join: '并入客户',
  merge: '合并重复',
  'close-unanswered': '无人答复而关闭',
  void: '作废（系统）',
  fail: '无法完成',
  ask: '提问',
  answer: '答复',
  hold: '挂起',
  resume: '恢复',
  assign: '指派',
  start: '开工',
  transfer: '转办',
  succeed: '移交',
  suspend: '暂停（系统）',
  lift: '恢复（系统）',
  deliver: '交付',
  accept: '验收',
  return: '退回',
  lapse: '逾期视同验收',
  reopen: '重新打开',
  prioritise: '调整优先级',
  pass: '自动通过（系统）',
  'name-cause': '注明原因',
  recalendar: '更换日历版本',
  check: '勾选清单',
  comment: '留言',
  attach: '添加附件',
  evaluate: '评价',
  'evaluate-customer': '评价客户配合',
  recover: '发起补救（系统）',
  contest: '对评价提出异议',
  'settle-contest': '裁定异议',
  escalate: '升级上报',
  split: '拆分',
  watch: '关注',
  unwatch: '取消关注',
  breach: '超出标准（系统）',
  warn: '预警',
}

if (import.meta.main) writeFileSync(transitionsFile, transitionsPage())
