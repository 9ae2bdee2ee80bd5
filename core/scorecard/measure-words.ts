import type { MeasureName } from './measure-definitions.ts'

type Words = Readonly<Record<'zh' | 'en', string>>

/** What a measure is called, on a page and in a workbook alike. */
export const measureWords: Readonly<Record<MeasureName, Words>> = {
  closed: { zh: '办结', en: 'Closed' },
  'on-time': { zh: '准时', en: 'On time' },
  'response-on-time': { zh: '响应准时', en: 'Answered in time' },
  attainment: { zh: '用掉的时间', en: 'Time used' },
  'lead-time': { zh: '从提出到完成', en: 'Lead time' },
  'first-pass': { zh: '一次做好', en: 'Right first time' },
  returned: { zh: '被退回', en: 'Returned' },
  reopened: { zh: '重新打开', en: 'Reopened' },
  recovered: { zh: '要补救', en: 'Made good' },
  fulfilled: { zh: '兑现', en: 'Fulfilled' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
  satisfaction: { zh: '客户说好', en: 'Customers say good' },
  score: { zh: '平均分', en: 'Mean score' },
  coverage: { zh: '有评价', en: 'Evaluated' },
  'complete-input': { zh: '一次说清', en: 'Complete input' },
  'answers-on-time': { zh: '及时回答', en: 'Answers in time' },
  'verdicts-on-time': { zh: '及时验收', en: 'Verdicts in time' },
  lapsed: { zh: '没人验收', en: 'Lapsed' },
  waiting: { zh: '等客户', en: 'Waiting' },
  'ad-hoc': { zh: '非常规', en: 'Ad hoc' },
  'hand-overs': { zh: '转手', en: 'Hand-overs' },
  activities: { zh: '活动', en: 'Activities' },
}

/** How a figure came about, in words; keyed by the method it carries. */
export const methodWords: Readonly<Record<string, Words>> = {
  'count of closed': { zh: '办结的数量', en: 'count of closed' },
  'share within target': { zh: '在标准时间内的占比', en: 'share within target' },
  'median (DDSketch ±0.5 %) of time used ÷ allowed': {
    zh: '用时÷标准的中位数（DDSketch ±0.5 %）',
    en: 'median of time used ÷ allowed (DDSketch ±0.5 %)',
  },
  'median (DDSketch ±0.5 %) of elapsed time': {
    zh: '历时的中位数（DDSketch ±0.5 %）',
    en: 'median of elapsed time (DDSketch ±0.5 %)',
  },
  'share of delivered': { zh: '占已交付的比例', en: 'share of delivered' },
  'share of accepted': { zh: '占已验收的比例', en: 'share of accepted' },
  'share of closed': { zh: '占办结的比例', en: 'share of closed' },
  'share of closed but withdrawn': { zh: '占办结的比例，不计撤回', en: 'share of what ended, withdrawals aside' },
  'good share': { zh: '好评占比', en: 'good share' },
  'top-two-box': { zh: '4–5 分占比', en: 'share of 4 to 5 (top-two-box)' },
  'good share and top-two-box together': { zh: '好评与 4–5 分合并的占比', en: 'good share and top-two-box together' },
  'mean of 1–5': { zh: '1–5 分的平均值', en: 'mean of 1–5' },
  'share without a question': { zh: '无须追问的占比', en: 'share without a question' },
  'mean working time of asked': { zh: '有追问的平均工作时间', en: 'mean working time where something was asked' },
  'share of those without a parent': { zh: '占独立发起的比例', en: 'share of what was not part of something else' },
  sum: { zh: '合计', en: 'sum' },
}
