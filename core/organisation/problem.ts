/** What is wrong with one cell, or with a whole sheet where `column` is null. Rows count from 1, the heading included. */
export interface ImportProblem {
  readonly sheet: string
  readonly row: number | null
  readonly column: string | null
  readonly value: string
  readonly code: ImportProblemCode
  readonly expectation: string
}

export type ImportProblemCode = keyof typeof importProblemWords

/** One sentence each, in both languages, for whoever has to put the file right. */
export const importProblemWords = {
  'import.no-sheet': {
    zh: '没有找到单位、岗位或人员的表。请使用模板中的表名和列名。',
    en: 'No sheet of units, posts or people was found. Use the sheet and column names of the template.',
  },
  'import.sheet-twice': { zh: '同一种表出现了两次。', en: 'The same kind of sheet is there twice.' },
  'import.missing-column': { zh: '缺少必需的列。', en: 'A required column is missing.' },
  'import.column-twice': { zh: '同一列出现了两次。', en: 'The same column is there twice.' },
  'import.too-many-rows': { zh: '行数太多。', en: 'There are too many rows.' },
  'import.missing-value': { zh: '此项必填。', en: 'This must be filled in.' },
  'import.too-long': { zh: '内容太长。', en: 'This is too long.' },
  'import.control-character': { zh: '含有不可见的控制字符。', en: 'This contains invisible control characters.' },
  'import.reserved-code': {
    zh: '这样开头的编码属于历史数据导入，请换一个。',
    en: 'Codes that begin like this belong to history imports; take another.',
  },
  'import.bad-kind': { zh: '类型应为公司、部门或班组。', en: 'The kind is company, department or team.' },
  'import.bad-yes-no': { zh: '请填“是”或“否”。', en: 'Say yes or no.' },
  'import.bad-date': { zh: '日期不存在或格式不对。', en: 'This is no existing date.' },
  'import.bad-email': { zh: '这不是邮箱地址。', en: 'This is no e-mail address.' },
  'import.duplicate-code': { zh: '编码重复。', en: 'This code is there twice.' },
  'import.duplicate-email': { zh: '邮箱与他人重复。', en: 'Somebody else has this e-mail address.' },
  'import.conflicting-value': {
    zh: '同一个人的几行内容不一致。',
    en: 'The rows of this person contradict each other.',
  },
  'import.unknown-unit': { zh: '没有这个单位。', en: 'There is no such unit.' },
  'import.unknown-post': { zh: '没有这个岗位。', en: 'There is no such post.' },
  'import.unknown-person': { zh: '没有这个人。', en: 'There is no such person.' },
  'import.not-employed': { zh: '此人在生效日期不在职。', en: 'This person is not employed on the effective date.' },
  'import.unit-circle': { zh: '上级单位形成了循环。', en: 'The units above each other go round in a circle.' },
  'import.manager-circle': { zh: '直接上级形成了循环。', en: 'The managers go round in a circle.' },
  'import.no-unit': { zh: '此人没有所在单位。', en: 'This person has no unit.' },
  'import.no-primary': { zh: '此人没有主职单位。', en: 'This person has no primary unit.' },
  'import.several-primary': { zh: '同一时间有几个主职单位。', en: 'There are several primary units at the same time.' },
  'import.overlapping-memberships': {
    zh: '在同一单位的任职时间重叠。',
    en: 'Memberships in the same unit overlap.',
  },
  'import.before-joining': { zh: '日期早于入职日期。', en: 'This is before the person joined.' },
  'import.period-backwards': { zh: '结束早于开始。', en: 'The end is before the beginning.' },
  'import.unit-not-empty': {
    zh: '这个单位将结束，但仍有人在其中。',
    en: 'This unit would end, but there are people in it.',
  },
  'import.last-administrator': {
    zh: '导入后将没有任何在职的系统管理员。',
    en: 'After this import no administrator would be left.',
  },
} as const
