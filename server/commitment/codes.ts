import type { RefusalCode } from '@huke/core/commitment'
import type { Codes, CodeWords } from '../http/index.ts'

/** Every refusal of the loop, as HTTP status and in words. Typed by the core's codes: none can be forgotten. */
const refusals: Readonly<Record<RefusalCode, CodeWords>> = {
  'commitment.wrong-state': {
    status: 409,
    zh: '这件事现在的状态不允许这样做，没有任何改动。请刷新后再看。',
    en: 'Its present state does not allow this; nothing was changed. Reload and look again.',
  },
  'commitment.not-yours': { status: 403, zh: '这一步不该由您来做。', en: 'This step is not yours to take.' },
  'commitment.stale-version': {
    status: 409,
    zh: '刚才有人动过这件事，您的内容没有提交、也没有丢。请看过最新情况后再试。',
    en: 'Somebody changed this a moment ago. What you wrote was not sent and is not lost; look at what is new, then try again.',
  },
  'commitment.not-your-turn': { status: 409, zh: '现在轮到对方表态。', en: 'It is the other side’s turn.' },
  'commitment.already-waiting': {
    status: 409,
    zh: '上一个问题对方还没有回答。',
    en: 'The last question has not been answered yet.',
  },
  'commitment.not-waiting': { status: 409, zh: '没有待回答的问题。', en: 'There is no open question.' },
  'commitment.not-held': { status: 409, zh: '这件事没有挂起。', en: 'This is not on hold.' },
  'commitment.words-missing': { status: 422, zh: '请写几个字说明。', en: 'Please say it in a few words.' },
  'commitment.due-in-the-past': {
    status: 422,
    zh: '时间要在将来，且不超过一百年。',
    en: 'The time must lie ahead, within a hundred years.',
  },
  'commitment.due-missing': {
    status: 422,
    zh: '这件事还没有时限，请说明什么时候交付。',
    en: 'Nothing says by when yet; please name the time of delivery.',
  },
  'commitment.later-than-standard': {
    status: 422,
    zh: '这个时间晚于约定的标准，要客户同意才行。请改用“协商条件”提出。',
    en: 'That is later than the agreed standard, which takes the customer’s yes. Offer it as other terms instead.',
  },
  'commitment.lower-is-an-offer': {
    status: 422,
    zh: '降低优先级要客户同意。请用“重新协商”提出。',
    en: 'Lowering the priority takes the customer’s yes. Offer it as other terms instead.',
  },
  'commitment.nothing-to-take-back': {
    status: 409,
    zh: '没有可以收回的：对方已经处理，或不是您这一方提出的。',
    en: 'There is nothing to take back: the other side has acted on it, or it was theirs.',
  },
  'commitment.same-holder': {
    status: 422,
    zh: '已经在对方手里，请换一个。',
    en: 'They hold it already; choose another.',
  },
  'commitment.same-priority': { status: 422, zh: '优先级没有变化。', en: 'That is the priority it has.' },
  'commitment.to-the-customer': {
    status: 422,
    zh: '不能交给提出需求的人自己。',
    en: 'It cannot be handed to the person who asked.',
  },
  'commitment.not-your-side': {
    status: 403,
    zh: '只能在本部门内移交自己一方的事项；跨部门移交请联系推行办。',
    en: 'You may hand over your own side within your unit; across units an officer does it.',
  },
  'commitment.suspended': {
    status: 409,
    zh: '这件事已暂停，等另一处的退回处理完后自动继续。',
    en: 'This is suspended and goes on by itself when what it waits for is settled.',
  },
  'commitment.not-suspended': { status: 409, zh: '这件事没有暂停。', en: 'This is not suspended.' },
  'commitment.not-that-customer': {
    status: 403,
    zh: '这位客户的意见不该由您来说。',
    en: 'It is not yours to speak for that customer.',
  },
  'commitment.customer-already': {
    status: 409,
    zh: '对方已经是这件事的客户。',
    en: 'They are a customer of this already.',
  },
  'commitment.same-matter': {
    status: 422,
    zh: '不能与自己合并，请选另一件事。',
    en: 'This cannot be merged with itself; choose another.',
  },
  'commitment.verdict-given': { status: 409, zh: '已经验收过了。', en: 'The verdict has been given.' },
  'commitment.nothing-went-wrong': {
    status: 409,
    zh: '没有需要注明原因的退回、偏差、超时或评价。',
    en: 'There is no return, deviation, breach or verdict to name a cause of.',
  },
  'commitment.cause-named': { status: 409, zh: '原因已经注明。', en: 'The cause has been named.' },
  'commitment.not-contested': { status: 409, zh: '没有待裁定的异议。', en: 'There is no contest to settle.' },
  'commitment.unknown-item': {
    status: 422,
    zh: '清单里没有这一项，或它已经是这样。',
    en: 'The checklist has no such item, or it stands like that already.',
  },
  'commitment.checklist-open': {
    status: 409,
    zh: '清单还没有全部完成，不能交付。',
    en: 'The checklist is not complete, so it cannot be delivered yet.',
  },
  'commitment.children-open': {
    status: 409,
    zh: '还有分出去的部分没有结束，不能交付。',
    en: 'Parts handed out are still open, so it cannot be delivered yet.',
  },
  'commitment.period-over': { status: 409, zh: '期限已过。', en: 'The period for this is over.' },
  'commitment.not-due': { status: 409, zh: '还没有到时候。', en: 'It is not time for this yet.' },
  'commitment.in-person-only': {
    status: 403,
    zh: '评价只能由本人来做，不能代办。',
    en: 'Only the person served may evaluate, no delegate.',
  },
  'commitment.not-who-served': {
    status: 403,
    zh: '只有经办过的人可以评价对方的配合。',
    en: 'Only somebody who did the work may evaluate the cooperation.',
  },
  'commitment.own-request': { status: 403, zh: '自己的事不能由自己决定。', en: 'Nobody decides on their own request.' },
  'commitment.bad-score': { status: 422, zh: '评分不在允许的范围内。', en: 'The score is outside the scale.' },
  'commitment.not-evaluated': {
    status: 409,
    zh: '没有可以提出异议的评价。',
    en: 'There is no evaluation that could be contested.',
  },
  'commitment.both-have-spoken': {
    status: 409,
    zh: '双方都已评价并互相看到，不能再改了。',
    en: 'Both sides have evaluated and seen it; neither can be changed now.',
  },
  'commitment.already-contested': { status: 409, zh: '已经提出过异议。', en: 'It has been contested already.' },
  'commitment.already-escalated': {
    status: 409,
    zh: '已经上报给这个人。',
    en: 'It has been escalated to them already.',
  },
  'commitment.already-warned': { status: 409, zh: '已经提醒过。', en: 'That warning went out already.' },
  'commitment.not-watching': { status: 409, zh: '您没有关注这件事。', en: 'You do not watch this.' },
  'commitment.already-watching': { status: 409, zh: '您已经关注了这件事。', en: 'You watch this already.' },
  'commitment.due-too-far': { status: 422, zh: '这个时间太远了。', en: 'That time is too far away.' },
  'commitment.own-work': { status: 403, zh: '自己经办的事不能由自己验收。', en: 'Nobody accepts their own work.' },
  'commitment.clock-backwards': {
    status: 409,
    zh: '时间比上一步还早，请检查服务器时钟。',
    en: 'This would be earlier than the last step; the server’s clock needs looking at.',
  },
}

export const commitmentCodes: Codes = {
  ...refusals,
  'commitment.unknown-unit': {
    status: 422,
    zh: '没有这个部门，或它已经撤销。',
    en: 'There is no such unit, or it has ended.',
  },
  'commitment.unknown-matter': {
    status: 422,
    zh: '没有这件事，或您看不到它。',
    en: 'There is no such matter, or you may not see it.',
  },
  'commitment.unknown-person': {
    status: 422,
    zh: '没有这个人，或已离职，或不属于所选部门。',
    en: 'There is no such person, or they have left, or are not of that unit.',
  },
  'commitment.not-eligible': {
    status: 403,
    zh: '这项服务不对您的部门开放。',
    en: 'This service is not open to your unit.',
  },
  'commitment.service-changed': {
    status: 409,
    zh: '这项服务的内容刚刚更新，请看过新的标准后再提交；您填的内容都在。',
    en: 'This service was just updated. Look at the new standard and send again; what you filled in is kept.',
  },
  'commitment.form-invalid': {
    status: 422,
    zh: '有些内容还不符合要求，请改正标出的项目。',
    en: 'Some of it is not as expected; correct what is marked.',
  },
  'commitment.not-offered-to-them': {
    status: 422,
    zh: '这项服务不面向所填的需求人。请选择代谁提出。',
    en: 'This service is not offered to whom it is asked for. Say on whose behalf you ask.',
  },
  'commitment.not-yours-to-ask': {
    status: 403,
    zh: '您不能代这个人提出请求。需要时请推行办指定您为该部门的代提人。',
    en: 'You may not ask for this person. An officer can name you as a helper of their unit.',
  },
  'commitment.no-unit': {
    status: 409,
    zh: '您还不属于任何部门，不能代表部门提出需求。请联系管理员。',
    en: 'You belong to no unit yet, so you cannot ask for one. Ask an administrator.',
  },
  'commitment.top-of-line': { status: 409, zh: '上面已经没有上级了。', en: 'There is nobody further up the line.' },
  'file.unknown': {
    status: 422,
    zh: '附件不存在或已用在别处，请重新上传。',
    en: 'The attachment does not exist or is used elsewhere; please upload it again.',
  },
  'file.not-allowed': { status: 415, zh: '不允许这种类型的附件。', en: 'This kind of attachment is not allowed.' },
  'commitment.too-many-streams': {
    status: 429,
    zh: '同时打开的页面太多，此页面不会自动更新。请关闭一些页面。',
    en: 'Too many pages are open at once, so this one does not update itself. Please close some.',
  },
  'file.too-many-at-once': {
    status: 429,
    zh: '同时上传的附件太多，没有保存。请等前面的传完再试。',
    en: 'Too many attachments arrive at once; this one was not kept. Try again when others are done.',
  },
  'file.too-many-today': {
    status: 429,
    zh: '今天上传的内容已达上限，没有保存。请明天再试，或联系管理员。',
    en: 'As much was uploaded today as may be; nothing was kept. Try again tomorrow, or ask an administrator.',
  },
  'file.no-room': {
    status: 503,
    zh: '服务器磁盘空间不足，没有保存。请联系管理员。',
    en: 'The disk of the server is nearly full; nothing was kept. Please tell the administrator.',
  },
  'file.empty': { status: 422, zh: '附件是空的。', en: 'The attachment is empty.' },
  'file.missing': { status: 422, zh: '没有收到文件。', en: 'No file arrived.' },
}
