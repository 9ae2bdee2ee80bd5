/** What people see and say where an offer, a merge, a deviation or a contest is settled. */
export interface LoopWords {
  customer: string
  second: string
  supplier: string
  officer: string
  more: string
  promise: string
  offer: string
  otherTime: string
  takesYes: string
  later: string
  agree: string
  promised: string
  byStandard: string
  asAgreed: string
  merge: string
  which: string
  goesOn: string
  mergedInto: string
  alsoFrom: string
  accept: string
  accepted: string
  verdictDue: string
  delivered: string
  good: string
  notGood: string
  deviation: string
  whatDeviates: string
  execution: string
  process: string
  toConfirm: string
  confirm: string
  agreedCause: string
  returns: string
  whatIsWrong: string
  seeDifferently: string
  nameCause: string
  differing: string
  why: string
  contest: string
  unreasonable: string
  work: string
  contests: string
  settle: string
  inside: string
  notCounted: string
}

export const loopWords: { readonly zh: LoopWords; readonly en: LoopWords } = {
  zh: {
    customer: '李想',
    second: '张敏',
    supplier: '周敏',
    officer: '魏然',
    more: '更多操作',
    promise: '承诺',
    offer: '协商条件',
    otherTime: '另选时间',
    takesYes: '要客户同意',
    later: '比标准晚',
    agree: '同意',
    promised: '已承诺',
    byStandard: '准时率仍按标准统计',
    asAgreed: '承诺：',
    merge: '并入另一件',
    which: '与哪一件相同？',
    goesOn: '都会收到交付',
    mergedInto: '已并入',
    alsoFrom: '也由',
    accept: '验收',
    accepted: '已验收',
    verdictDue: '待验收',
    delivered: '待验收',
    good: '好',
    notGood: '不好',
    deviation: '带偏差验收：有与约定不符之处，仍然接收',
    whatDeviates: '哪里与约定不符？',
    execution: '执行',
    process: '流程',
    toConfirm: '待对方确认',
    confirm: '确认',
    agreedCause: '双方确认',
    returns: '退回',
    whatIsWrong: '与约定不符的是什么？',
    seeDifferently: '看法不同',
    nameCause: '注明原因',
    differing: '看法不同',
    why: '为什么？（可不填）',
    contest: '对评价提出异议',
    unreasonable: '哪里不合理？',
    work: '工作台',
    contests: '待裁定异议',
    settle: '裁定异议',
    inside: '在标准之内：已按约定做到',
    notCounted: '评价不计入',
  },
  en: {
    customer: 'Li Xiang',
    second: 'Zhang Min',
    supplier: 'Zhou Min',
    officer: 'Wei Ran',
    more: 'More actions',
    promise: 'Promise',
    offer: 'Other terms',
    otherTime: 'Another time',
    takesYes: 'takes the customer’s yes',
    later: 'after the standard',
    agree: 'Agree',
    promised: 'Promised',
    byStandard: 'on time still means the standard',
    asAgreed: 'promised by',
    merge: 'Merge into another',
    which: 'Which other matter?',
    goesOn: 'all get the delivery',
    mergedInto: 'Merged into',
    alsoFrom: 'Also asked for in',
    accept: 'Accept',
    accepted: 'Accepted',
    verdictDue: 'verdict due',
    delivered: 'Delivered',
    good: 'Good',
    notGood: 'Not good',
    deviation: 'Accept with a deviation: not as agreed, taken all the same',
    whatDeviates: 'What is not as agreed?',
    execution: 'Execution',
    process: 'Process',
    toConfirm: 'to be confirmed',
    confirm: 'Confirm',
    agreedCause: 'both agree',
    returns: 'Return',
    whatIsWrong: 'What is not as agreed?',
    seeDifferently: 'See it differently',
    nameCause: 'Name the cause',
    differing: 'seen differently',
    why: 'Why? (optional)',
    contest: 'Contest the evaluation',
    unreasonable: 'What is unreasonable?',
    work: 'Workbench',
    contests: 'Contests to settle',
    settle: 'Settle the contest',
    inside: 'Inside: it was done as agreed',
    notCounted: 'Not counted',
  },
}
