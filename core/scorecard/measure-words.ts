import type { MeasureName } from './measure-definitions.ts'

type Words = Readonly<Record<'zh' | 'en', string>>

/** What a measure is called, on a page and in a workbook alike. */
export const measureWords: Readonly<Record<MeasureName, Words>> = {
  closed: { zh: '办结', en: 'Closed' },
  'closed-again': { zh: '重新打开后再次办结', en: 'Closed again' },
  'on-time': { zh: '准时率', en: 'On time' },
  otif: { zh: '一次准时合格率', en: 'On time in full' },
  'promise-kept': { zh: '承诺兑现率', en: 'Promise kept' },
  'later-as-agreed': { zh: '按商定延后完成率', en: 'Later, as agreed' },
  countered: { zh: '协商条件率', en: 'Other terms offered' },
  'response-on-time': { zh: '响应及时率', en: 'Answered in time' },
  attainment: { zh: '用时占比（占标准）', en: 'Time used of the standard' },
  'lead-time': { zh: '总历时（自然时间）', en: 'Lead time' },
  'first-pass': { zh: '一次合格率', en: 'Right first time' },
  returned: { zh: '退回率', en: 'Returned' },
  deviated: { zh: '带偏差验收率', en: 'Accepted with deviation' },
  reopened: { zh: '重新打开率', en: 'Reopened' },
  recovered: { zh: '补救率', en: 'Recovered' },
  fulfilled: { zh: '完成率', en: 'Fulfilled' },
  withdrawn: { zh: '撤回率', en: 'Withdrawn' },
  satisfaction: { zh: '满意率', en: 'Satisfied' },
  score: { zh: '平均分', en: 'Mean score' },
  coverage: { zh: '评价率', en: 'Evaluated' },
  'complete-input': { zh: '需求一次说清率', en: 'Complete input' },
  'answers-on-time': { zh: '答复及时率', en: 'Answers in time' },
  'verdicts-on-time': { zh: '验收及时率', en: 'Verdicts in time' },
  lapsed: { zh: '逾期未验收率', en: 'Lapsed' },
  waiting: { zh: '等待客户用时', en: 'Waiting for the customer' },
  'ad-hoc': { zh: '非常规占比', en: 'Ad hoc' },
  'hand-overs': { zh: '转办次数', en: 'Hand-overs' },
  activities: { zh: '活动', en: 'Activities' },
}

/** How a figure came about, in words; keyed by the method it carries. */
export const methodWords: Readonly<Record<string, Words>> = {
  'count of closed': { zh: '办结的数量', en: 'count of closed' },
  'count of closed again': { zh: '重新打开后再次办结的数量', en: 'count of closed again' },
  'share within target': { zh: '在规定时间内的占比', en: 'share within target' },
  'share within standard': { zh: '在标准时限内的占比', en: 'share within the standard' },
  'share of first deliveries': {
    zh: '首次交付即在标准内且无退回、无偏差的占比',
    en: 'share whose first delivery was within the standard and accepted as it was',
  },
  'share within what was promised': { zh: '在承诺时间内的占比', en: 'share within what was promised' },
  'share later than the standard, as agreed': {
    zh: '晚于标准但在双方商定时间内的占比',
    en: 'share later than the standard, within what both agreed',
  },
  'share with other terms offered': {
    zh: '承办方提出过其他条件的占比',
    en: 'share where the supplier offered other terms',
  },
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
