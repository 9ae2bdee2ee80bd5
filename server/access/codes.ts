import type { Codes } from '../http/index.ts'

export const accessCodes: Codes = {
  'password-change-required': {
    status: 403,
    zh: '这是您的初始密码。请先设置新密码。',
    en: 'This is your first password. Please choose a new one first.',
  },
  'access.out-of-scope': {
    status: 403,
    zh: '这个接口令牌的权限范围不包括这件事，没有任何改动。请换一个带有所需范围的令牌。',
    en: 'This API token does not reach that far; nothing was changed. Use a token with the scope named.',
  },
  'second-factor-required': {
    status: 403,
    zh: '您的角色要求登录时再验证一次。请先设置第二重验证。',
    en: 'Your role demands a second factor at sign-in. Please set one up first.',
  },
  'access.code-needed': {
    status: 401,
    zh: '请输入验证器应用上的六位数字，或一个备用码。',
    en: 'Enter the six digits of your authenticator app, or a recovery code.',
  },
  'access.wrong-code': {
    status: 422,
    zh: '验证码不正确，或已经用过。验证器应用请等下一组数字再试，手机时间要准。',
    en: 'The code is not right, or was used already. With an app, wait for the next one; the phone’s clock must be right.',
  },
  'access.passkey-needed': {
    status: 401,
    zh: '请用通行密钥确认是您本人。',
    en: 'Confirm with your passkey that it is you.',
  },
  'access.wrong-passkey': {
    status: 422,
    zh: '通行密钥没有通过验证，没有登录。可能等待过久，或这个通行密钥已被删除。请再试一次。',
    en: 'The passkey was not accepted, so you are not signed in: it took too long, or this passkey was removed. Please try again.',
  },
  'access.no-passkey': {
    status: 409,
    zh: '这个账号在这个网址没有可用的通行密钥。',
    en: 'This account has no passkey that could be shown at this address.',
  },
  'access.no-passkeys-here': {
    status: 409,
    zh: '在这个网址不能使用通行密钥：需要以 https 和域名访问，并在 HUKE_ORIGIN 中写明。没有任何改动。',
    en: 'There are no passkeys at this address: they need https and a name, given in HUKE_ORIGIN. Nothing was changed.',
  },
  'access.passkey-not-made': {
    status: 422,
    zh: '通行密钥没有添加：等待过久，或不是为这个网址生成的。请重新添加。',
    en: 'The passkey was not added: it took too long, or was made for another address. Please begin again.',
  },
  'access.passkey-there': {
    status: 409,
    zh: '这个通行密钥已经添加过，没有任何改动。',
    en: 'This passkey is there already; nothing was changed.',
  },
  'access.too-many-passkeys': {
    status: 409,
    zh: '已有十个通行密钥，没有添加。请先删除不用的。',
    en: 'You have ten passkeys already, so none was added. Remove one you no longer use first.',
  },
  'access.second-factor-there': {
    status: 409,
    zh: '已经设置了验证器应用，没有任何改动。要换手机，请先取消再重新设置。',
    en: 'An authenticator app is in force already; nothing was changed. For another phone remove it first and set it up anew.',
  },
  'access.second-factor-demanded': {
    status: 409,
    zh: '您的角色要求第二重验证，最后一种不能取消，没有任何改动。请先添加另一种，或请另一位管理员为您重置。',
    en: 'Your role demands a second factor, so the last one cannot be removed; nothing was changed. Add another first, or let another administrator reset it.',
  },
  'too-many-sign-ins': {
    status: 429,
    zh: '登录失败次数过多，暂时不能登录。',
    en: 'Too many failed sign-ins; please wait.',
  },
  'access.not-recognised': {
    status: 401,
    zh: '账号或密码不正确。',
    en: 'Login or password is not right.',
  },
  'access.wrong-old-password': {
    status: 422,
    zh: '原密码不正确，密码没有更改。',
    en: 'The old password is not right; nothing was changed.',
  },
  'access.weak-password': {
    status: 422,
    zh: '这个密码太容易被猜到。请至少用十个字符（系统管理员十二个），不要与姓名、账号或原密码相同，也不要用常见或泄露过的密码。',
    en: 'This password is too easy to guess. Use at least ten characters (administrators twelve), not your name, login or old password, and none that is common or was leaked.',
  },
  'access.wrong-setup-code': {
    status: 403,
    zh: '初始化代码不正确，没有任何改动。代码显示在启动互客的窗口或日志里。',
    en: 'The set-up code is not right; nothing was changed. It is printed where Huke was started, or in its log.',
  },
  'access.already-set-up': {
    status: 409,
    zh: '系统已经初始化。请登录。',
    en: 'This installation is already set up. Please sign in.',
  },
  'access.lending-to-oneself': {
    status: 403,
    zh: '不能给自己增加权限：别人的权限、别的部门、角色都不行，没有任何改动。请由本人委托，或由推行办、另一位管理员安排。',
    en: 'Nobody gives themselves rights: not another’s, not those of a further unit, no role; nothing was changed. Let the person do it, an officer, or another administrator.',
  },
  'access.last-administrator': {
    status: 409,
    zh: '今后每一天都要有一名在职、账号可用的系统管理员，没有任何改动。请先另设一名。',
    en: 'On every day to come there must be an employed administrator with an open account; nothing was changed. Make somebody else one first.',
  },
  'access.login-taken': {
    status: 409,
    zh: '这个登录名已被使用，没有任何改动。',
    en: 'Somebody else has this login; nothing was changed.',
  },
  'access.no-such-person': {
    status: 404,
    zh: '没有这个人，没有任何改动。',
    en: 'There is no such person; nothing was changed.',
  },
  'access.no-such-account': {
    status: 404,
    zh: '没有这个账号，没有任何改动。',
    en: 'There is no such account; nothing was changed.',
  },
  'access.not-employed': {
    status: 409,
    zh: '此人今天不在职，没有任何改动。',
    en: 'This person is not employed today; nothing was changed.',
  },
  'access.no-account': {
    status: 409,
    zh: '此人还没有账号。请先设置登录名。',
    en: 'This person has no account yet. Give them a login first.',
  },
  'access.too-many-tokens': {
    status: 409,
    zh: '有效的接口令牌已达一百个，请先撤销不用的。',
    en: 'You have a hundred API tokens in force; please revoke some first.',
  },
}
