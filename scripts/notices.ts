import { writeFileSync } from 'node:fs'
import { type Audience, type EventType, toldOf } from '@huke/core/commitment'

export const noticesFile = new URL('../docs/notices.md', import.meta.url)

/** Who is told of what happens to a matter, as a page of the documentation. */
export function noticesPage(): string {
  const kinds = Object.entries(toldOf) as [EventType, readonly Audience[]][]
  return `${[
    '# Who is told of what · 什么事通知谁',
    '',
    'Printed from `core/commitment/audience.ts` by `npm run docs`; a test fails when it is out of date.',
    '由 `npm run docs` 从 `core/commitment/audience.ts` 生成；过期时测试不通过。',
    '',
    'Never whoever did it, and of one act nobody twice. What nobody is told of shows on the page of the matter. A side without',
    'a person who is there is whoever there can act for it: people of the unit, its head, the next head up. Those who act in',
    'somebody’s place hear it with them. By mail, each chooses what and when.',
    '本人所做的不通知本人；一个动作每人只通知一次。不通知任何人的，在该事项的页面上可见。某一方没有在岗的承办人时，通知该部门里能办理的人：',
    '成员、负责人、再上一级负责人。代理人与被代理人一同收到。邮件由各人自己选择。',
    '',
    '| what happened 发生了什么 | told 通知谁 |',
    '| --- | --- |',
    ...kinds.map(([kind, told]) => `| ${kind} ${eventNames[kind]} | ${told.map(said).join(', ') || '– 不通知'} |`),
    '',
    'A warning goes to the side that lets the time run; the notice that it has run out goes to that side’s heads too. An',
    'evaluation is told to the supplier once it is open to them and named.',
    '预警通知正在用时间的一方；时间用完时一并通知该方负责人。评价在对供方公开且记名之后才通知供方。',
  ].join('\n')}\n`
}

const said = (audience: Audience): string => `${audience} ${audienceNames[audience]}`

const audienceNames: Readonly<Record<Audience, string>> = {
  supplier: '供方',
  customers: '全部客户',
  'first-customer': '第一客户',
  asker: '代提人',
  watchers: '关注的人',
  mentioned: '被 @ 的人',
  named: '被指名的人',
  'former-holder': '原承办人',
  heads: '该方负责人',
  officers: '体系专员',
}

const eventNames: Readonly<Record<EventType, string>> = {
  requested: '提出',
  promised: '承诺',
  countered: '提出条件',
  agreed: '同意',
  'offer-declined': '不同意条件',
  'offer-fell': '条件逾期未答',
  'taken-back': '收回',
  declined: '拒绝',
  withdrawn: '撤回',
  left: '一位客户退出',
  joined: '加入客户',
  merged: '合并重复',
  voided: '作废',
  failed: '无法完成',
  asked: '提问',
  answered: '答复',
  held: '挂起',
  resumed: '恢复',
  assigned: '指派',
  started: '开工',
  transferred: '转办',
  succeeded: '移交',
  suspended: '暂停',
  lifted: '继续',
  delivered: '交付',
  accepted: '验收',
  passed: '自动通过',
  returned: '退回',
  lapsed: '逾期视同验收',
  reopened: '重新打开',
  prioritised: '调整优先级',
  recalendared: '更换日历版本',
  checked: '勾选清单',
  commented: '留言',
  attached: '添加附件',
  evaluated: '评价',
  'customer-evaluated': '评价客户配合',
  contested: '对评价提出异议',
  'contest-settled': '裁定异议',
  'cause-named': '注明原因',
  escalated: '升级上报',
  split: '拆分',
  watched: '关注',
  unwatched: '取消关注',
  warned: '预警',
  breached: '超出标准',
  performed: '历史中的活动',
}

if (import.meta.main) writeFileSync(noticesFile, noticesPage())
