import { methodWords } from '@huke/core/scorecard'
import type { Language } from '../http/index.ts'

type Words = Readonly<Record<Language, string>>

export const methodIn = (language: Language, method: string): string => methodWords[method]?.[language] ?? method

const words = {
  scorecard: { zh: '记分卡', en: 'Scorecard' },
  services: { zh: '按服务', en: 'By service' },
  counterparts: { zh: '按对方部门', en: 'By counterpart' },
  commitments: { zh: '服务单明细', en: 'Commitments' },
  unit: { zh: '部门', en: 'Unit' },
  period: { zh: '期间', en: 'Period' },
  role: { zh: '角色', en: 'Role' },
  supplier: { zh: '服务方', en: 'Supplier' },
  customer: { zh: '客户', en: 'Customer' },
  measure: { zh: '指标', en: 'Measure' },
  method: { zh: '方法', en: 'Method' },
  value: { zh: '数值', en: 'Value' },
  low: { zh: '95 % 下限', en: '95 % from' },
  high: { zh: '95 % 上限', en: '95 % to' },
  previous: { zh: '对比期数值', en: 'Compared value' },
  previousN: { zh: '对比期 n', en: 'Compared n' },
  standard: { zh: '标准', en: 'Standard' },
  tooFew: { zh: '人数太少，不显示', en: 'too few' },
  noService: { zh: '（目录之外）', en: '(outside the catalogue)' },
  service: { zh: '服务', en: 'Service' },
  number: { zh: '编号', en: 'Number' },
  title: { zh: '标题', en: 'Title' },
  closed: { zh: '办结日期', en: 'Closed on' },
  ending: { zh: '结束方式', en: 'Ended by' },
  onTime: { zh: '准时', en: 'On time' },
  returns: { zh: '退回次数', en: 'Returns' },
  opinion: { zh: '评价', en: 'Evaluation' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  hidden: { zh: '（无权查看）', en: '(not for you to see)' },
  more: { zh: '还有更多，未列出', en: 'There are more, not listed here' },
  acceptance: { zh: '验收', en: 'acceptance' },
  'by-itself': { zh: '自动通过', en: 'by itself' },
  lapse: { zh: '逾期未验收', en: 'lapse' },
  decline: { zh: '拒绝', en: 'decline' },
  withdrawal: { zh: '撤回', en: 'withdrawal' },
  failure: { zh: '未完成', en: 'failure' },
} satisfies Record<string, Words>

export type Word = keyof typeof words
export const wordIn = (language: Language, word: Word): string => words[word][language]
