export interface CodeWords {
  readonly status: number
  readonly zh: string
  readonly en: string
}
export type Codes = Readonly<Record<string, CodeWords>>

/** The codes of HTTP itself. Each noun brings its own in `codes.ts`; together they are the one table from code to status and words. */
export const httpCodes: Codes = {
  'not-found': {
    status: 404,
    zh: '这里没有您要找的内容，也可能您无权查看。',
    en: 'There is nothing here, or nothing that you may see.',
  },
  'not-signed-in': { status: 401, zh: '请先登录。', en: 'Please sign in first.' },
  'not-allowed': {
    status: 403,
    zh: '您没有做这件事的权限。如有需要，请联系管理员。',
    en: 'You may not do this. Ask an administrator if you need to.',
  },
  'bad-request': {
    status: 400,
    zh: '请求无法读取，没有任何改动。',
    en: 'The request could not be read; nothing was changed.',
  },
  'invalid-input': {
    status: 422,
    zh: '有些内容不符合要求，没有任何改动。请改正标出的项目后再试。',
    en: 'Some of the input is not as expected; nothing was changed. Correct what is marked and try again.',
  },
  'bad-form': {
    status: 400,
    zh: '上传的内容不完整或无法读取，没有任何改动。请重新上传。',
    en: 'What was uploaded is cut off or could not be read; nothing was changed. Please upload it again.',
  },
  'too-slow': {
    status: 408,
    zh: '内容迟迟没有传完，已断开，没有任何改动。请检查网络后再试。',
    en: 'The rest of this did not arrive in time, so it was cut off; nothing was changed. Check the line and try again.',
  },
  'too-large': {
    status: 413,
    zh: '内容超过了允许的大小，没有任何改动。',
    en: 'This is larger than allowed; nothing was changed.',
  },
  'unsupported-media-type': { status: 415, zh: '不支持这种格式。', en: 'This format is not supported.' },
  'too-many-requests': {
    status: 429,
    zh: '请求太频繁，请稍后再试。',
    en: 'Too many requests; please try again a little later.',
  },
  'foreign-origin': {
    status: 403,
    zh: '请求来自别的网站，已拒绝。',
    en: 'The request came from another site and was refused.',
  },
  'key-reused': {
    status: 422,
    zh: '同一个幂等键已用于另一个请求。请换一个键。',
    en: 'This idempotency key was used for a different request. Use a new key.',
  },
  busy: {
    status: 503,
    zh: '系统正忙，没有任何改动，请稍后再试。',
    en: 'The system is busy; nothing was changed. Please try again shortly.',
  },
  'database-away': {
    status: 503,
    zh: '系统暂时连不上数据库，没有任何改动，请稍后再试。',
    en: 'The system cannot reach its database just now; nothing was changed. Please try again shortly.',
  },
  'not-known': {
    status: 503,
    zh: '与数据库的连接中断，不清楚这次操作是否已完成。请再试一次：用同一个幂等键重复提交不会做两次，并会得到结果；没有幂等键的，请先查看再重试。',
    en: 'The connection to the database was lost; it is not known whether this was done. Ask again: under the same idempotency key it is done once, and the answer tells. Without a key, look first.',
  },
  'fault-midway': {
    status: 500,
    zh: '系统出错了，一部分可能已经完成。请先查看再重试，并把编号告诉管理员。',
    en: 'Something went wrong on our side, and part of this may have been done. Look before you try again, and tell the administrator the number shown.',
  },
  fault: {
    status: 500,
    zh: '系统出错了，没有任何改动。请把编号告诉管理员。',
    en: 'Something went wrong on our side; nothing was changed. Tell the administrator the number shown.',
  },
}
