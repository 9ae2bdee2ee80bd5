export const sheetNames = ['units', 'posts', 'people'] as const
export type SheetName = (typeof sheetNames)[number]

export type ColumnKind = 'text' | 'date' | 'yes-no' | 'unit-kind' | 'email'

export interface Column {
  /** the field it fills */
  readonly key: string
  readonly zh: string
  readonly en: string
  /** other headings understood */
  readonly also: readonly string[]
  readonly kind: ColumnKind
  /** whether every row must have it */
  readonly required: boolean
  readonly longest: number
  readonly about: { readonly zh: string; readonly en: string }
}

interface Extra {
  readonly also?: readonly string[]
  readonly kind?: ColumnKind
  readonly required?: boolean
  readonly longest?: number
}

const column = (key: string, zh: string, en: string, aboutZh: string, aboutEn: string, extra: Extra = {}): Column => ({
  key,
  zh,
  en,
  also: extra.also ?? [],
  kind: extra.kind ?? 'text',
  required: extra.required ?? false,
  longest: extra.longest ?? 100,
  about: { zh: aboutZh, en: aboutEn },
})

const required = { required: true }

/** The headings of each sheet, in the order of template and export. A column that a file lacks leaves what is there. */
export const columns: Readonly<Record<SheetName, readonly Column[]>> = {
  units: [
    column('code', '单位编码', 'Unit code', '唯一，不重复', 'Unique', {
      ...required,
      also: ['编码', '部门编码', 'code'],
      longest: 50,
    }),
    column('name', '单位名称', 'Unit name', '中文名称', 'Name', { ...required, also: ['名称', '部门名称', 'name'] }),
    column('nameEn', '英文名称', 'English name', '可空', 'Optional', { also: ['英文名', 'name en'] }),
    column('kind', '类型', 'Kind', '公司、部门或班组；空为部门', 'company, department or team; department when empty', {
      kind: 'unit-kind',
      also: ['单位类型', 'type'],
    }),
    column('parent', '上级单位编码', 'Parent unit code', '空为最高一级', 'Empty at the top', {
      also: ['上级单位', '上级部门', '上级编码', 'parent', 'parent code', 'parent unit'],
      longest: 50,
    }),
    column('head', '负责人工号', 'Head', '负责人的工号，可空', 'Employee number of the head; optional', {
      also: ['负责人', '部门负责人', 'head code', 'head employee number'],
      longest: 50,
    }),
  ],
  posts: [
    column('code', '岗位编码', 'Post code', '唯一，不重复', 'Unique', {
      ...required,
      also: ['编码', 'code'],
      longest: 50,
    }),
    column('name', '岗位名称', 'Post name', '中文名称', 'Name', { ...required, also: ['名称', 'name'] }),
    column('nameEn', '英文名称', 'English name', '可空', 'Optional', { also: ['英文名', 'name en'] }),
    column('responsibilities', '岗位职责', 'Responsibilities', '可空', 'Optional', { also: ['职责'], longest: 5000 }),
  ],
  people: [
    column(
      'code',
      '工号',
      'Employee number',
      '唯一；兼职另起一行，工号相同',
      'Unique; a second membership is a second row with the same number',
      {
        ...required,
        also: ['员工编号', '编号', '员工号', 'employee no', 'employee code', 'code'],
        longest: 50,
      },
    ),
    column('name', '姓名', 'Name', '必填', 'Required', { ...required, also: ['员工姓名', 'full name'] }),
    column('nameEn', '英文名', 'English name', '可空', 'Optional', { also: ['英文姓名', '英文名称', 'name en'] }),
    column('email', '邮箱', 'E-mail', '可空，不重复', 'Optional, unique', {
      kind: 'email',
      also: ['电子邮箱', '电子邮件', 'email', 'mail'],
      longest: 200,
    }),
    column('phone', '电话', 'Phone', '可空', 'Optional', {
      also: ['手机', '手机号', '联系电话', 'mobile'],
      longest: 50,
    }),
    column('joined', '入职日期', 'Joined', '年-月-日；空为生效日期', 'YYYY-MM-DD; the effective date when empty', {
      kind: 'date',
      also: ['入职时间', 'joined on', 'hire date'],
    }),
    column('left', '离职日期', 'Left', '最后工作日；在职者留空', 'Last day; empty while employed', {
      kind: 'date',
      also: ['离职时间', 'left on', 'leaving date'],
    }),
    column('unit', '单位编码', 'Unit code', '所在单位的编码', 'Code of the unit', {
      also: ['所在单位', '部门编码', '部门', '所属部门', 'unit', 'department', 'department code'],
      longest: 50,
    }),
    column('post', '岗位编码', 'Post code', '可空', 'Optional', {
      also: ['岗位', '职位', 'post', 'position'],
      longest: 50,
    }),
    column('primary', '主职', 'Primary', '是或否；空时第一行为主职', 'yes or no; the first row when empty', {
      kind: 'yes-no',
      also: ['是否主职', 'primary unit', 'is primary'],
    }),
    column(
      'since',
      '任职开始',
      'Since',
      '可空；已有人员的过去不改写',
      'Optional; the past of people already here is not rewritten',
      {
        kind: 'date',
        also: ['任职开始日期', 'from'],
      },
    ),
    column('until', '任职结束', 'Until', '最后一天，可空', 'Last day; optional', {
      kind: 'date',
      also: ['任职结束日期', 'to'],
    }),
    column('manager', '直接上级工号', 'Manager', '直接上级的工号，可空', 'Employee number of the manager; optional', {
      also: ['直接上级', '上级工号', '主管', '汇报对象', 'manager code', 'reports to', 'line manager'],
      longest: 50,
    }),
  ],
}

export const sheetTitles: Readonly<Record<SheetName, { zh: string; en: string; also: readonly string[] }>> = {
  units: { zh: '单位', en: 'Units', also: ['部门', '组织', '组织架构', 'departments'] },
  posts: { zh: '岗位', en: 'Posts', also: ['职位', 'positions'] },
  people: { zh: '人员', en: 'People', also: ['员工', '花名册', 'employees', 'staff'] },
}
