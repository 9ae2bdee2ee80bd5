import type { Codes } from '../http/index.ts'
import type { MiningFaultCode } from './fault.ts'

const unreadable = {
  zh: '请取得完整的文件后重新导入：已导入的会保留，不会重复。',
  en: 'Get a whole file and import it again: what is in stays in, and nothing comes in twice.',
}

/** What keeps a file from being read as a whole, or to its end. */
const fileCodes: Readonly<Record<MiningFaultCode, Codes[string]>> = {
  'mining.empty': { status: 422, zh: '文件是空的，没有导入任何内容。', en: 'The file is empty; nothing was imported.' },
  'mining.unsupported-file': {
    status: 415,
    zh: '不支持这种文件。请导出为 CSV 或 XES，可用 gzip 压缩。',
    en: 'This kind of file cannot be read. Export it as CSV or XES, plain or packed with gzip.',
  },
  'mining.unknown-encoding': {
    status: 422,
    zh: '无法识别文件的编码。请在映射的 file.encoding 中写明。',
    en: 'The encoding of the file is unknown. Name it in the map under file.encoding.',
  },
  'mining.missing-column': {
    status: 422,
    zh: '文件中没有映射所需的列，没有导入任何内容。请改正映射的 columns。',
    en: 'The file lacks a column that the map needs; nothing was imported. Correct columns in the map.',
  },
  'mining.truncated': { status: 422, zh: `文件不完整。${unreadable.zh}`, en: `The file breaks off. ${unreadable.en}` },
  'mining.damaged': { status: 422, zh: `文件已损坏。${unreadable.zh}`, en: `The file is damaged. ${unreadable.en}` },
  'mining.not-xes': { status: 422, zh: '这不是 XES 事件日志。', en: 'This is no XES event log.' },
  'mining.doctype-refused': {
    status: 422,
    zh: '文件含有 DOCTYPE，为安全起见不予读取。请删除该声明。',
    en: 'The file has a DOCTYPE, which is not read for safety. Remove that declaration.',
  },
  'mining.bad-xml': {
    status: 422,
    zh: `XML 有误。${unreadable.zh}`,
    en: `The XML is not well formed. ${unreadable.en}`,
  },
  'mining.part-too-large': {
    status: 422,
    zh: 'XML 中有一处过大、过多或嵌套过深，不是事件日志。',
    en: 'A part of the XML is too large, too many or nested too deep: this is no event log.',
  },
  'mining.bad-csv': { status: 422, zh: `CSV 有误。${unreadable.zh}`, en: `The CSV cannot be read. ${unreadable.en}` },
  'mining.quote-not-closed': {
    status: 422,
    zh: `引号没有闭合。${unreadable.zh}`,
    en: `A quotation is never closed. ${unreadable.en}`,
  },
  'mining.record-too-long': {
    status: 422,
    zh: '有一行过长，可能是引号没有闭合。',
    en: 'A record is too long; perhaps a quotation is never closed.',
  },
  'mining.case-repeated': { status: 422, zh: '同一个案例在文件中出现两次。', en: 'A case comes twice in the file.' },
}

export const miningCodes: Codes = {
  ...fileCodes,
  'mining.map-invalid': {
    status: 422,
    zh: '映射有误，没有导入任何内容。请改正标出的位置。',
    en: 'The map is not as it must be; nothing was imported. Correct the places named.',
  },
  'mining.unknown-map': { status: 422, zh: '没有这个名称的现成映射。', en: 'There is no ready map of this name.' },
  'mining.unknown-calendar': {
    status: 422,
    zh: '映射所指的日历不存在，没有导入任何内容。',
    en: 'The calendar that the map names does not exist; nothing was imported.',
  },
  'mining.unknown-unit': {
    status: 422,
    zh: '映射所指的单位不存在，没有导入任何内容。',
    en: 'The unit that the map names does not exist; nothing was imported.',
  },
  'mining.being-undone': {
    status: 409,
    zh: '这次导入正在撤销，完成后才能重新导入。',
    en: 'This import is being undone. Once that has ended it can be brought in again.',
  },
  'mining.not-undoable': {
    status: 409,
    zh: '只有已结束或已停止的导入才能撤销。',
    en: 'Only an import that has ended or was stopped can be undone.',
  },
  'mining.not-asking': {
    status: 409,
    zh: '这次导入没有等待确认的名称。',
    en: 'This import asks about no names.',
  },
  'mining.unknown-name': {
    status: 422,
    zh: '这个名称不在待确认之列，或所选的人员或部门不存在。',
    en: 'This name is none of those asked about, or whom it is said to mean does not exist.',
  },
  'mining.names-open': {
    status: 409,
    zh: '还有名称没有确认。',
    en: 'There are names that nobody has confirmed yet.',
  },
  'mining.names-file': {
    status: 422,
    zh: '名称文件有误，没有导入任何内容。请改正标出的行。',
    en: 'The file of names is not as it must be; nothing was imported. Correct the lines named.',
  },
  'mining.unknown-source': {
    status: 404,
    zh: '没有导入过这个名称的来源。',
    en: 'No source of this name was ever imported.',
  },
  'mining.file-missing': {
    status: 422,
    zh: '请上传一个文件，并选择现成的映射或附上映射文本。',
    en: 'Send one file, and with it the name of a ready map or the text of one.',
  },
  'mining.file-gone': {
    status: 409,
    zh: '服务器上已没有这个文件，请重新上传：已导入的会保留。',
    en: 'The file is no longer on the server. Upload it again: what is in stays in.',
  },
  'mining.already-running': {
    status: 409,
    zh: '这个来源正在导入。请等它结束，或先停止它。',
    en: 'This source is being imported just now. Wait until that has ended, or stop it first.',
  },
  'mining.not-running': { status: 409, zh: '这次导入没有在进行。', en: 'This import is not running.' },
  'mining.not-resumable': {
    status: 409,
    zh: '只有已停止或失败的导入才能继续。',
    en: 'Only an import that was stopped or failed can go on.',
  },
}
