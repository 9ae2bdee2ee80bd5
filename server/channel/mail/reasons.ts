import type { Language, Words } from '../../http/index.ts'
import type { Unsent } from './delivery/index.ts'
import type { SmtpReason } from './smtp/index.ts'
import { fill } from './letter/index.ts'

/** How a mail may end without having been asked about. */
type Ended = 'too-late' | 'interrupted'
type Shown = SmtpReason | Ended | Exclude<Unsent, 'left' | 'nothing-left'>

interface Place {
  readonly host: string
  readonly port: number
  readonly address: string
}

/** What happened, and what to do about it. */
const reasons: Readonly<Record<Shown, Words>> = {
  'no-such-host': {
    zh: '找不到服务器 {{host}}。请检查名称，或本机能否解析它。',
    en: 'There is no server {{host}}. Check the name, and whether this machine can resolve it.',
  },
  'connection-refused': {
    zh: '{{host}} 的端口 {{port}} 没有邮件服务在听。请检查端口和防火墙。',
    en: 'Nothing listens on port {{port}} of {{host}}. Check the port and the firewall.',
  },
  'no-reply': {
    zh: '{{host}} 的端口 {{port}} 没有回应。请检查防火墙；端口 465 用 TLS，587 用 STARTTLS。',
    en: '{{host}} did not answer on port {{port}}. Check the firewall; port 465 wants TLS, 587 STARTTLS.',
  },
  unreachable: {
    zh: '与 {{host}} 的连接中断，或无法建立。请检查网络，稍后再试。',
    en: 'The connection to {{host}} broke off or could not be made. Check the network and try again later.',
  },
  certificate: {
    zh: '{{host}} 的证书不可信：已过期、不是给这个名称的，或签发者不为本机所知。请更换证书；单位自己的签发者用环境变量 NODE_EXTRA_CA_CERTS 告知。',
    en: 'The certificate of {{host}} cannot be trusted: it has expired, is for another name, or its issuer is not known here. Have it replaced; name an issuer of your own in NODE_EXTRA_CA_CERTS.',
  },
  'no-tls': {
    zh: '{{host}} 在端口 {{port}} 上不按所选的方式加密。端口 465 用 TLS，587 用 STARTTLS。',
    en: '{{host}} does not encrypt on port {{port}} in the way chosen. Port 465 wants TLS, 587 STARTTLS.',
  },
  'login-refused': {
    zh: '服务器不接受用户名或密码。许多邮箱要求用“授权码”代替密码，并先开通 SMTP。',
    en: 'The server does not accept user or password. Many providers want an app password, and SMTP to be allowed first.',
  },
  'sender-refused': {
    zh: '服务器不允许以这个发件地址发信。它通常须与登录的用户一致；需要登录的服务器请填用户名和密码。',
    en: 'The server does not let this sender address send. Usually it has to be that of the user; give user and password where it wants a login.',
  },
  'server-later': {
    zh: '服务器暂时不收邮件，稍后会再试。',
    en: 'The server takes no mail for the moment; it is asked again later.',
  },
  'recipient-refused': {
    zh: '对方服务器没有这个收件地址，或不接受它。请核对人员的邮箱。',
    en: 'The address does not exist or is not accepted. Check the person’s address.',
  },
  'recipient-later': { zh: '对方服务器一直推迟接收。', en: 'The other server kept putting it off.' },
  'content-refused': { zh: '服务器拒收这封邮件的内容。', en: 'The server refused the mail for its content.' },
  'content-later': { zh: '服务器一直推迟接收这封邮件。', en: 'The server kept putting the mail off.' },
  uncertain: {
    zh: '内容发出后没有收到回复，可能已经送达，因此不自动重发。',
    en: 'No answer came after the content; it may have arrived, so it is not sent again by itself.',
  },
  interrupted: {
    zh: '发送途中本系统的节点停止，可能已经送达，因此不自动重发。',
    en: 'A node stopped in the middle of sending; it may have arrived, so it is not sent again by itself.',
  },
  'too-late': {
    zh: '邮件服务器两天内一直不可用，已放弃。',
    en: 'The mail server could not be used for two days; it was given up.',
  },
  unwritable: {
    zh: '系统出错，这封邮件没有写成；详情见服务器日志。',
    en: 'A fault kept the mail from being written; the server’s log says more.',
  },
  'no-address': { zh: '这个人没有登记邮箱。', en: 'The person has no address.' },
  'bad-address': { zh: '登记的邮箱不是一个有效的地址。', en: 'The address on record is not one.' },
}

export const reasonIn = (language: Language, reason: string, place: Partial<Place> = {}): string => {
  const words = (reasons as Readonly<Record<string, Words>>)[reason]
  return words === undefined ? reason : fill(words[language], { ...place })
}
