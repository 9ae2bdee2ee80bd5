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
  addPasskey: string
  passkeyName: string
  myPhone: string
  passkeyThere: string
  follow: string
  usePasskey: string
  lastUsed: RegExp
  paperInstead: string
  paper: string
  wrongPaper: RegExp
  rename: string
  remove: string
  save: RegExp
  notHere: RegExp
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
    addPasskey: '添加通行密钥',
    passkeyName: '名称',
    myPhone: '我的手机',
    passkeyThere: '这个设备上已经有您的通行密钥。',
    follow: '请按浏览器的提示，用通行密钥确认是您本人…',
    usePasskey: '使用通行密钥',
    lastUsed: /上次使用/,
    paperInstead: '改用备用码',
    paper: '备用码',
    wrongPaper: /验证码不正确/,
    rename: '改名',
    remove: '删除',
    save: /^保\s?存$/,
    notHere: /需要用 https 和域名访问/,
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
    addPasskey: 'Add a passkey',
    passkeyName: 'Name',
    myPhone: 'My phone',
    passkeyThere: 'This device has a passkey of yours already.',
    follow: 'Follow what the browser asks, and confirm with your passkey that it is you…',
    usePasskey: 'Use the passkey',
    lastUsed: /last used/,
    paperInstead: 'Use a recovery code instead',
    paper: 'Recovery code',
    wrongPaper: /code is not right/,
    rename: 'Rename',
    remove: 'Remove',
    save: /^Save$/,
    notHere: /they need https and a host name/,
  },
}
