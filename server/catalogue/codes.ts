import type { Codes } from '../http/index.ts'

export const catalogueCodes: Codes = {
  'catalogue.impossible-service': {
    status: 422,
    zh: '这项服务还不能发布，没有任何改动。请改正标出的项目。',
    en: 'The service cannot be offered like this; nothing was changed. Correct what is marked.',
  },
  'catalogue.code-taken': {
    status: 409,
    zh: '这个代码已被另一项服务使用，请换一个。',
    en: 'Another service has this code already. Choose a different one.',
  },
  'catalogue.stale-version': {
    status: 409,
    zh: '您打开之后，这项服务已被别人修改，没有任何改动。请重新载入后再试。',
    en: 'Somebody changed this service after you opened it; nothing was changed. Load it again and retry.',
  },
  'catalogue.unknown-unit': {
    status: 422,
    zh: '没有这个单位，没有任何改动。',
    en: 'There is no such unit; nothing was changed.',
  },
  'catalogue.unknown-template': {
    status: 422,
    zh: '模板库里没有这个模板，没有任何改动。',
    en: 'The library has no such template; nothing was changed.',
  },
  'catalogue.bad-form': {
    status: 422,
    zh: '表单有几处需要修改，请改正标出的项目后再提交。',
    en: 'Some fields of the form need attention. Correct what is marked and send it again.',
  },
}
