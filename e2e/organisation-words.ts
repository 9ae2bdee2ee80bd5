/** What the pages of endings and hand-overs say. */
export interface OrganisationWords {
  end: string
  endIt: string
  unanswered: string
  pickUnit: string
  what: Record<'owes' | 'owed' | 'services' | 'people' | 'below', string>
  how: Record<'unit' | 'withdraw' | 'retire', string>
  word: string
  oneByOne: RegExp
  done: RegExp
  withdrawn: string
  notices: string
  leaving: RegExp
  chooseAll: string
  handOver: string
  handOverTwo: string
  takers: string
  handed: string
  close: string
  holdsNothing: string
}

export const organisationWords: Readonly<Record<'zh' | 'en', OrganisationWords>> = {
  zh: {
    end: '撤销…',
    endIt: '撤销部门',
    unanswered: '还没有着落',
    pickUnit: '选择部门',
    what: { owes: '它欠别人的', owed: '别人欠它的', services: '服务', people: '成员', below: '下级部门' },
    how: { unit: '归另一个部门', withdraw: '撤回并告知对方', retire: '停用' },
    word: '告知对方的话',
    oneByOne: /逐项指定/,
    done: /已自.*起撤销/,
    withdrawn: '已撤回',
    notices: '通知',
    leaving: /最后一个工作日是.*名下还有 2 件未办结事项/,
    chooseAll: '全选本页',
    handOver: '移交',
    handOverTwo: '移交 2 件',
    takers: '接手的人',
    handed: '2 件已移交',
    close: '关闭',
    holdsNothing: '没有未办结的事项。',
  },
  en: {
    end: 'End…',
    endIt: 'End the department',
    unanswered: '',
    pickUnit: 'Choose a unit',
    what: {
      owes: 'It owes',
      owed: 'Owed to it',
      services: 'Services',
      people: 'Members',
      below: 'Departments below',
    },
    how: { unit: 'To another department', withdraw: 'Withdraw with a word', retire: 'Retire' },
    word: 'The word to the other side',
    oneByOne: /One by one/,
    done: /ended from .* on\.( |$)/i,
    withdrawn: 'Withdrawn',
    notices: 'Notifications',
    leaving: /last day of work is .*2 open matters/,
    chooseAll: 'Choose all shown',
    handOver: 'Hand over',
    handOverTwo: 'Hand over 2',
    takers: 'Who takes over',
    handed: '2 handed over',
    close: 'Close',
    holdsNothing: 'No open matters.',
  },
}
