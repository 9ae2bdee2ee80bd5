/** What people see and say in the story, as the interface has it in each language. */
export interface Words {
  customer: string
  supplier: string
  service: string
  title: string
  askForIt: string
  inALine: string
  user: string
  unit: string
  ownUnit: string
  neededFrom: string
  laptop: string
  send: string
  work: string
  unitOwes: string
  search: string
  more: string
  promise: string
  promised: string
  deliver: string
  delivered: string
  return: string
  missing: string
  accept: string
  good: string
  accepted: string
  units: string
  supplierUnit: string
  returned: string
}

export const words: { readonly zh: Words; readonly en: Words } = {
  zh: {
    customer: '李想',
    supplier: '周敏',
    service: '新员工笔记本电脑配置',
    title: '给下周报到的张晓准备笔记本',
    askForIt: '提出请求',
    inALine: '一句话概括（可不填）',
    user: '使用人',
    unit: '所在单位',
    ownUnit: '华东大区',
    neededFrom: '需要日期',
    laptop: '轻薄型笔记本（驻外、出差多）',
    send: '提交',
    work: '工作台',
    unitOwes: '我们部门欠的',
    search: '内容或编号',
    more: '更多操作',
    promise: '承诺',
    promised: '已承诺',
    deliver: '交付',
    delivered: '待验收',
    return: '退回',
    missing: '图文档系统还登录不上，请补开权限。',
    accept: '验收',
    good: '好',
    accepted: '已验收',
    units: '部门',
    supplierUnit: '桌面与网络组',
    returned: '退回率',
  },
  en: {
    customer: 'Li Xiang',
    supplier: 'Zhou Min',
    service: 'New-starter laptop',
    title: 'Laptop for Zhang Xiao, who starts next week',
    askForIt: 'Ask for it',
    inALine: 'In a line (optional)',
    user: 'User',
    unit: 'Unit',
    ownUnit: 'Sales East',
    neededFrom: 'Needed from',
    laptop: 'Light laptop for travellers',
    send: 'Send',
    work: 'Workbench',
    unitOwes: 'My unit owes',
    search: 'Words or number',
    more: 'More actions',
    promise: 'Promise',
    promised: 'Promised',
    deliver: 'Deliver',
    delivered: 'Delivered',
    return: 'Return',
    missing: 'The drawing system refuses the new account; please add the right.',
    accept: 'Accept',
    good: 'Good',
    accepted: 'Accepted',
    units: 'Units',
    supplierUnit: 'Service Desk and Network',
    returned: 'Returned',
  },
}
