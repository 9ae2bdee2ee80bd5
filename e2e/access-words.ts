/** What the pages of accounts and the second factor say. */
export interface AccessWords {
  code: string
  name: string
  setUp: string
  goOn: string
  confirm: string
  kept: string
  inForce: string
  signIn: string
  signOut: string
  menu: RegExp
  login: string
  password: string
  yourPassword: string
  appCode: string
  oneCode: string
  wrongCode: RegExp
  tokens: string
  revoke: string
  noTokens: string
  log: RegExp
  administrators: string
  done: string
}

export const accessWords: Readonly<Record<'zh' | 'en', AccessWords>> = {
  zh: {
    code: '初始化代码',
    name: '单位名称',
    setUp: '开始设置',
    goOn: '下一步',
    confirm: '启用',
    kept: '已经保存好',
    inForce: '已启用',
    signIn: '登录',
    signOut: '退出登录',
    menu: /的菜单$/,
    login: '账号',
    password: '密码',
    yourPassword: '您的密码',
    appCode: '应用上显示的六位数字',
    oneCode: '验证码',
    wrongCode: /初始化代码不正确/,
    tokens: '接口令牌',
    revoke: '作废',
    noTokens: '没有生效的接口令牌。',
    log: /设置第二重验证/,
    administrators: '系统管理员',
    done: '建立并继续',
  },
  en: {
    code: 'Set-up code',
    name: 'Name of the organisation',
    setUp: 'Set it up',
    goOn: 'Go on',
    confirm: 'Put it in force',
    kept: 'I have kept them',
    inForce: 'In force',
    signIn: 'Sign in',
    signOut: 'Sign out',
    menu: /Menu of/,
    login: 'Login',
    password: 'Password',
    yourPassword: 'Your password',
    appCode: 'The six digits in the app',
    oneCode: 'Code',
    wrongCode: /set-up code is not right/,
    tokens: 'API tokens',
    revoke: 'Revoke',
    noTokens: 'No API tokens are in force.',
    log: /Set up a second factor/,
    administrators: 'Administrator',
    done: 'Set up and go on',
  },
}
