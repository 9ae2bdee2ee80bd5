import type { Codes } from '../http/index.ts'

export const organisationCodes: Codes = {
  'organisation.unreadable-file': {
    status: 422,
    zh: '无法读取这个文件，没有任何改动。请上传 .xlsx，或 UTF-8、GB18030 编码的 .csv。',
    en: 'This file cannot be read; nothing was changed. Please upload an .xlsx, or a .csv in UTF-8 or GB18030.',
  },
  'organisation.import-applied': {
    status: 409,
    zh: '这次导入已经写入过了。',
    en: 'This import has been written already.',
  },
  'organisation.import-has-problems': {
    status: 409,
    zh: '文件中还有问题，没有写入。请改正后重新上传。',
    en: 'The file has problems; nothing was written. Correct it and upload it again.',
  },
  'organisation.changed-meanwhile': {
    status: 409,
    zh: '检查之后组织已有变动，没有写入。请重新上传以再次检查。',
    en: 'The organisation has changed since the file was checked; nothing was written. Upload it again to check it anew.',
  },
  'organisation.passwords-given': {
    status: 409,
    zh: '初始密码只提供一次，已经下载过了。请逐个重设。',
    en: 'First passwords are given once and have been downloaded. Reset them one by one.',
  },
  'organisation.ending-unanswered': {
    status: 409,
    zh: '这个部门还有没有着落的事项、服务或人员，没有撤销。请先说明各自的去向。',
    en: 'The unit still has work, services or people without a place to go; it was not ended. Say first where each goes.',
  },
  'organisation.already-ended': {
    status: 409,
    zh: '这个部门已经撤销，或已定下撤销日期，没有任何改动。',
    en: 'The unit has ended, or its last day is set already; nothing was changed.',
  },
  'organisation.ending-planned': {
    status: 409,
    zh: '这个部门已有撤销计划，没有任何改动。',
    en: 'The ending of this unit is planned already; nothing was changed.',
  },
  'organisation.before-its-time': {
    status: 422,
    zh: '撤销日期早于部门成立的日期，没有任何改动。',
    en: 'The unit had not begun on that day; nothing was changed.',
  },
  'organisation.no-successor': {
    status: 422,
    zh: '接手的部门届时不在，没有任何改动。',
    en: 'A unit that is to take over will not be there; nothing was changed.',
  },
  'organisation.unit-over': {
    status: 409,
    zh: '这个部门在该日期已经撤销或尚未成立，没有任何改动。',
    en: 'The unit has ended or not begun on that day; nothing was changed.',
  },
  'organisation.not-held': {
    status: 409,
    zh: '此人已不再办理这项事项，没有改动。',
    en: 'This person does not hold the matter any more; nothing was changed.',
  },
  'organisation.cannot-act': {
    status: 409,
    zh: '接手的人不在职、没有可用的账号，或长期离岗，没有改动。',
    en: 'Whoever is to take over is not employed, has no open account or is away; nothing was changed.',
  },
  'organisation.already-away': {
    status: 409,
    zh: '这段时间已经登记过离岗，没有改动。',
    en: 'An absence in these days is known already; nothing was changed.',
  },
  'organisation.code-taken': {
    status: 409,
    zh: '这个编码已被使用，没有任何改动。',
    en: 'This code is taken; nothing was changed.',
  },
  'organisation.imported': {
    status: 409,
    zh: '来自历史数据导入，不属于现在的组织，不能修改，也不能开设账号。请先把此人或部门录入组织。',
    en: 'This comes from a history import and is none of the organisation: it can be neither changed nor given an account. Enter the person or unit in the organisation first.',
  },
  'organisation.not-possible': {
    status: 422,
    zh: '这样的组织不成立，没有任何改动。请改正标出的项目。',
    en: 'The organisation cannot be like this; nothing was changed. Correct what is marked.',
  },
}
