import type { Bilingual } from './bilingual.ts'
import { type FormField, type ListField, longestText, type NumberField, type TextField } from './form.ts'

/** What a field takes, in words: what to tell somebody who filled it in wrongly. */
export function describeField(field: FormField): Bilingual {
  switch (field.type) {
    case 'boolean':
      return { zh: '是或否', en: 'yes or no' }
    case 'integer':
    case 'number':
      return describeNumber(field)
    case 'array':
      return describeList(field)
    case 'string':
      return describeText(field)
  }
}

function describeNumber({ type, minimum, maximum }: NumberField): Bilingual {
  const [zh, en] = type === 'integer' ? ['整数', 'a whole number'] : ['数字', 'a number']
  if (minimum !== undefined && maximum !== undefined) {
    return { zh: `${minimum} 到 ${maximum} 的${zh}`, en: `${en} from ${minimum} to ${maximum}` }
  }
  if (minimum !== undefined) return { zh: `不小于 ${minimum} 的${zh}`, en: `${en}, at least ${minimum}` }
  if (maximum !== undefined) return { zh: `不大于 ${maximum} 的${zh}`, en: `${en}, at most ${maximum}` }
  return { zh, en }
}

const itemWords: Readonly<Record<string, Bilingual>> = {
  person: { zh: '人员', en: 'persons' },
  unit: { zh: '单位', en: 'units' },
  attachment: { zh: '附件', en: 'attachments' },
}

function describeList({ items, minItems = 0, maxItems }: ListField): Bilingual {
  const what = itemWords[items.format ?? ''] ?? { zh: '给出的选项', en: 'the choices given' }
  const zh = [minItems > 0 ? `至少 ${minItems} 项` : '', maxItems === undefined ? '' : `至多 ${maxItems} 项`, what.zh]
  const en = [minItems > 0 ? `at least ${minItems}` : '', maxItems === undefined ? '' : `at most ${maxItems}`]
  const many = en.filter(part => part !== '').join(' and ')
  return { zh: zh.filter(part => part !== '').join('、'), en: `${many === '' ? 'any' : many} of ${what.en}` }
}

const formatWords: Readonly<Record<string, Bilingual>> = {
  date: { zh: '日期，如 2026-03-09', en: 'a date such as 2026-03-09' },
  person: { zh: '一位在册人员', en: 'a person of the organisation' },
  unit: { zh: '一个单位', en: 'a unit of the organisation' },
  attachment: { zh: '一个已上传的附件', en: 'an uploaded attachment' },
  email: { zh: '电子邮箱地址', en: 'an e-mail address' },
}

function describeText(field: TextField): Bilingual {
  if (field.oneOf !== undefined) {
    const titles = field.oneOf.map(choice => choice['x-i18n'].title)
    return { zh: `选择：${titles.map(t => t.zh).join('、')}`, en: `one of: ${titles.map(t => t.en).join(', ')}` }
  }
  const format = formatWords[field.format ?? '']
  if (format !== undefined) return format
  const most = field.maxLength ?? (field.format === 'multiline' ? longestText.multiline : longestText.line)
  const least = field.minLength ?? 0
  const shape = field.pattern === undefined ? { zh: '', en: '' } : patternWords(field)
  return least > 0
    ? { zh: `${least} 到 ${most} 个字${shape.zh}`, en: `${least} to ${most} characters${shape.en}` }
    : { zh: `至多 ${most} 个字${shape.zh}`, en: `at most ${most} characters${shape.en}` }
}

/** What a pattern means is said by the field's own description; the bare expression is no help to most. */
function patternWords(field: TextField): Bilingual {
  const told = field['x-i18n'].description
  return told === undefined
    ? { zh: `，格式 ${field.pattern}`, en: ` of the form ${field.pattern}` }
    : { zh: `，${told.zh}`, en: `, ${told.en}` }
}
