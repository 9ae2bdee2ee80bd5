import type { Codes } from '../http/index.ts'

export const calendarCodes: Codes = {
  'calendar.impossible': {
    status: 422,
    zh: '这份日历无法使用，没有任何改动。请改正标出的项目。',
    en: 'This calendar cannot work; nothing was changed. Correct what is marked.',
  },
  'calendar.code-taken': {
    status: 409,
    zh: '这个代码已被另一份日历使用，请换一个。',
    en: 'Another calendar has this code already. Choose a different one.',
  },
  'calendar.stale-version': {
    status: 409,
    zh: '您打开之后，这份日历已被别人修改，没有任何改动。请重新载入后再改。',
    en: 'Somebody changed this calendar after you opened it; nothing was changed. Load it again and redo your change.',
  },
  'calendar.past-days': {
    status: 422,
    zh: '已有服务单按这份日历计时，今天和以前的日子不能改，没有任何改动。写错了请用“更正”。',
    en: 'Matters have been measured by this calendar, so today and earlier days stay; nothing was changed. Correct what was written down wrongly.',
  },
  'calendar.nothing-corrected': {
    status: 422,
    zh: '与现在的日历相同，没有要更正的内容。',
    en: 'This is what the calendar says already; there is nothing to correct.',
  },
  'calendar.still-counting': {
    status: 409,
    zh: '影响还没有统计完，没有任何改动。请稍候再确认。',
    en: 'What it turns is still being counted; nothing was changed. Apply it when that is done.',
  },
  'calendar.no-official-year': {
    status: 404,
    zh: '本版本没有这一年的官方节假日安排，请导入。',
    en: 'No official calendar for this year is published in this release; import it.',
  },
  'calendar.no-ordinary-hours': {
    status: 422,
    zh: '这份日历的每周工时为空，调休上班日没有可用的工作时间。请先设置每周工时。',
    en: 'This calendar has no weekly hours, so a make-up day would have none. Set the weekly hours first.',
  },
}
