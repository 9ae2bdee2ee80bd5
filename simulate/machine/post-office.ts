import { mailCatcher } from '../../server/testing/mail-catcher.ts'

export interface Delivered {
  /** the product's identifier of the mail */
  readonly id: string
  readonly to: string
}

/** A mail server that knows most people: a few addresses it never had, and now and then it asks to come back later. */
export async function postOffice() {
  const delivered: Delivered[] = []
  const unknown: string[] = []
  let putOff = 0
  let asked = 0
  const catcher = await mailCatcher({
    onAddress: address => {
      asked += 1
      if (isUnknown(address)) {
        unknown.push(address)
        return '550 no such user'
      }
      if (asked % 97 !== 0) return undefined
      putOff += 1
      return '450 greylisted, come back later'
    },
    onMail: ({ messageId = '', rcpt }) => {
      delivered.push({ id: messageId, to: rcpt })
      return undefined
    },
  })
  return {
    port: catcher.port,
    delivered,
    unknown,
    putOff: () => putOff,
    /** The letters themselves are no longer needed. */
    tidy: () => void (catcher.mails as unknown[]).splice(0),
    close: () => catcher.close(),
  }
}

export type PostOffice = Awaited<ReturnType<typeof postOffice>>

export const isUnknown = (address: string): boolean => /^e\d*77@/.test(address)
