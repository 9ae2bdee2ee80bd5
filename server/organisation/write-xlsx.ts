import {
  type Column,
  columns,
  type OrganisationState,
  type SheetName,
  sheetNames,
  sheetTitles,
} from '@huke/core/organisation'
import ExcelJS from 'exceljs'
import type { Language } from '../http/index.ts'

type Values = Readonly<Record<string, string | boolean | null>>

/** The organisation in exactly the shape the import reads. */
export const exportXlsx = (state: OrganisationState, day: string, language: Language): Promise<Buffer> =>
  workbookOf(rowsOf(state, day), language)

/** An example to fill in, with a sheet that explains every column. */
export const templateXlsx = (language: Language): Promise<Buffer> => workbookOf(examples[language], language, true)

/** The heading and examples of one sheet, for those who fill in CSV. */
export const templateRows = (sheet: SheetName, language: Language): string[][] => [
  columns[sheet].map(c => c[language]),
  ...examples[language][sheet].map(row => columns[sheet].map(c => cellText(c, row[c.key] ?? null, language))),
]

async function workbookOf(
  rows: Readonly<Record<SheetName, readonly Values[]>>,
  language: Language,
  explained = false,
): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  for (const name of sheetNames) {
    const sheet = book.addWorksheet(sheetTitles[name][language], { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = columns[name].map(c => ({ header: c[language], key: c.key, width: 18, style: { numFmt: '@' } }))
    for (const row of rows[name])
      sheet.addRow(columns[name].map(c => cellText(c, row[c.key] ?? null, language) || null))
    columns[name].forEach((c, i) => {
      sheet.getCell(1, i + 1).font = { bold: true }
      if (c.required)
        sheet.getCell(1, i + 1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF1B8' } }
    })
  }
  if (explained) explain(book, language)
  return Buffer.from(await book.xlsx.writeBuffer())
}

function explain(book: ExcelJS.Workbook, language: Language): void {
  const words = explanation[language]
  const sheet = book.addWorksheet(words.title)
  sheet.columns = [12, 20, 10, 70].map(width => ({ width }))
  for (const line of words.lines) sheet.addRow([line])
  sheet.addRow([])
  sheet.addRow(words.heading).font = { bold: true }
  for (const name of sheetNames) {
    for (const c of columns[name]) {
      sheet.addRow([sheetTitles[name][language], c[language], c.required ? words.required : '', c.about[language]])
    }
  }
}

function cellText(column: Column, value: string | boolean | null, language: Language): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return yesNo[language][value ? 0 : 1]
  return column.kind === 'unit-kind' ? (kinds[language][value] ?? value) : value
}

const yesNo = { zh: ['是', '否'], en: ['yes', 'no'] } as const
const kinds: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { company: '公司', department: '部门', team: '班组' },
  en: { company: 'company', department: 'department', team: 'team' },
}

function rowsOf(state: OrganisationState, day: string): Record<SheetName, Values[]> {
  const here = state.people.filter(p => p.left === null || p.left >= day)
  return {
    units: state.units.map(u => ({ ...u })),
    posts: state.posts.map(p => ({ ...p })),
    people: here.flatMap(({ memberships, ...person }) =>
      memberships.length === 0 ? [{ ...person }] : memberships.map(m => ({ ...person, ...m })),
    ),
  }
}

const unit = (code: string, name: string, nameEn: string, kind: string, parent: string | null, head: string) => ({
  code,
  name,
  nameEn,
  kind,
  parent,
  head,
})

const examples: Readonly<Record<Language, Readonly<Record<SheetName, readonly Values[]>>>> = {
  zh: {
    units: [
      unit('HQ', '示例公司', 'Example Company', 'company', null, 'E001'),
      unit('IT', '信息部', 'Information Technology', 'department', 'HQ', 'E002'),
    ],
    posts: [{ code: 'P-IT', name: '运维工程师', nameEn: 'Operations engineer', responsibilities: '保障系统运行' }],
    people: [
      {
        code: 'E001',
        name: '张三',
        nameEn: 'Zhang San',
        email: 'zhang@example.com',
        joined: '2020-03-01',
        unit: 'HQ',
        primary: true,
      },
      {
        code: 'E002',
        name: '李四',
        nameEn: 'Li Si',
        joined: '2021-07-01',
        unit: 'IT',
        post: 'P-IT',
        primary: true,
        manager: 'E001',
      },
      { code: 'E002', name: '李四', unit: 'HQ', primary: false },
    ],
  },
  en: {
    units: [
      unit('HQ', 'Example Company', 'Example Company', 'company', null, 'E001'),
      unit('IT', 'Information Technology', 'Information Technology', 'department', 'HQ', 'E002'),
    ],
    posts: [{ code: 'P-IT', name: 'Operations engineer', responsibilities: 'Keeps the systems running' }],
    people: [
      { code: 'E001', name: 'Ann Smith', email: 'ann@example.com', joined: '2020-03-01', unit: 'HQ', primary: true },
      {
        code: 'E002',
        name: 'Bob Jones',
        joined: '2021-07-01',
        unit: 'IT',
        post: 'P-IT',
        primary: true,
        manager: 'E001',
      },
      { code: 'E002', name: 'Bob Jones', unit: 'HQ', primary: false },
    ],
  },
}

const explanation = {
  zh: {
    title: '说明',
    required: '必填',
    heading: ['表', '列', '', '说明'],
    lines: [
      '填写单位、岗位、人员三张表；只导入其中一张也可以。示例行请删除。',
      '缺少的列不改动原有内容；空格清除原有内容。',
      '上传后先做检查和预览，确认后才写入；有任何问题则全部不写入。',
      '本表与导出文件格式相同，可以导出、修改、再导入。',
    ],
  },
  en: {
    title: 'Explanation',
    required: 'required',
    heading: ['Sheet', 'Column', '', 'Explanation'],
    lines: [
      'Fill in units, posts and people; any one of the sheets will do. Delete the example rows.',
      'A column that is missing changes nothing; an empty cell clears what was there.',
      'The file is checked and previewed first and written only when you confirm; with any problem nothing is written.',
      'An export has the same shape: export, edit, import again.',
    ],
  },
}
