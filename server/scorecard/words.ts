import type { MeasureName } from '@huke/core/scorecard'
import type { Language } from '../http/index.ts'

type Words = Readonly<Record<Language, string>>

export const measureWords: Readonly<Record<MeasureName, Words>> = {
  closed: { zh: '办结数', en: 'Closed' },
  'on-time': { zh: '准时率', en: 'On time' },
  'response-on-time': { zh: '响应准时率', en: 'Response on time' },
  attainment: { zh: '用时占标准的比例', en: 'Time used of time allowed' },
  'lead-time': { zh: '历时', en: 'Lead time' },
  'first-pass': { zh: '一次合格率', en: 'Right first time' },
  returned: { zh: '退回率', en: 'Returned' },
  reopened: { zh: '重开率', en: 'Reopened' },
  recovered: { zh: '补救率', en: 'Made good' },
  fulfilled: { zh: '兑现率', en: 'Fulfilled' },
  withdrawn: { zh: '撤回率', en: 'Withdrawn' },
  satisfaction: { zh: '满意率', en: 'Satisfaction' },
  score: { zh: '平均分', en: 'Mean score' },
  coverage: { zh: '评价率', en: 'Evaluated' },
  'complete-input': { zh: '需求一次说清率', en: 'Complete input' },
  'answers-on-time': { zh: '及时答复率', en: 'Answers on time' },
  'verdicts-on-time': { zh: '及时验收率', en: 'Verdicts on time' },
  lapsed: { zh: '逾期未验收率', en: 'Lapsed' },
  waiting: { zh: '等待客户答复', en: 'Waiting for the customer' },
  'ad-hoc': { zh: '非常规占比', en: 'Ad-hoc share' },
  'hand-overs': { zh: '转交次数', en: 'Hand-overs' },
  activities: { zh: '活动数', en: 'Activities' },
}

const methodWords: Readonly<Record<string, string>> = {
  'count of closed': '办结的数量',
  'share within target': '在标准时间内的占比',
  'median (DDSketch ±0.5 %) of time used ÷ allowed': '已用时间÷标准时间的中位数（DDSketch ±0.5 %）',
  'median (DDSketch ±0.5 %) of elapsed time': '历时的中位数（DDSketch ±0.5 %）',
  'share of delivered': '占已交付的比例',
  'share of accepted': '占已验收的比例',
  'share of closed': '占办结的比例',
  'share of closed but withdrawn': '占办结的比例，不计撤回',
  'good share': '好评占比',
  'top-two-box': '4–5 分占比',
  'good share and top-two-box together': '好评与 4–5 分合并占比',
  'mean of 1–5': '1–5 分的平均值',
  'share without a question': '无须追问的占比',
  'mean working time of asked': '有追问的平均工作时间',
  'share of those without a parent': '占独立发起的比例',
  sum: '合计',
}

export const methodIn = (language: Language, method: string): string =>
  language === 'zh' ? (methodWords[method] ?? method) : method

const words = {
  scorecard: { zh: '计分卡', en: 'Scorecard' },
  services: { zh: '按服务', en: 'By service' },
  counterparts: { zh: '按对方部门', en: 'By counterpart' },
  commitments: { zh: '服务单明细', en: 'Commitments' },
  unit: { zh: '部门', en: 'Unit' },
  period: { zh: '期间', en: 'Period' },
  role: { zh: '角色', en: 'Role' },
  supplier: { zh: '供方', en: 'Supplier' },
  customer: { zh: '客户', en: 'Customer' },
  measure: { zh: '指标', en: 'Measure' },
  method: { zh: '方法', en: 'Method' },
  value: { zh: '数值', en: 'Value' },
  low: { zh: '95 % 下限', en: '95 % from' },
  high: { zh: '95 % 上限', en: '95 % to' },
  previous: { zh: '对比期数值', en: 'Compared value' },
  previousN: { zh: '对比期 n', en: 'Compared n' },
  standard: { zh: '标准', en: 'Standard' },
  tooFew: { zh: '评价人数不足，不显示', en: 'too few answered' },
  noService: { zh: '（无服务目录）', en: '(no service)' },
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
  lapse: { zh: '逾期未验收', en: 'lapse' },
  decline: { zh: '拒绝', en: 'decline' },
  withdrawal: { zh: '撤回', en: 'withdrawal' },
  failure: { zh: '未完成', en: 'failure' },
} satisfies Record<string, Words>

export type Word = keyof typeof words
export const wordIn = (language: Language, word: Word): string => words[word][language]
