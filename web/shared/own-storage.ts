const prefix = 'huke.own.'
const ownPrefix = (person: string) => `${prefix}${person}.`
let owner = ''

/** What this browser keeps from now on is this person's; what others left in it is forgotten. */
export function belongTo(person: string): void {
  owner = person
  forget(key => !key.startsWith(ownPrefix(person)))
}

/** Nothing that was kept stays for whoever sits down here next. */
export function forgetOwn(): void {
  owner = ''
  forget(() => true)
}

export const readOwn = (name: string): string | null => localStorage.getItem(ownPrefix(owner) + name)

export function keepOwn(name: string, text: string | null): void {
  const key = ownPrefix(owner) + name
  if (text === null) localStorage.removeItem(key)
  else localStorage.setItem(key, text)
}

/** Earlier releases kept drafts and views for whoever came. */
const kept = [prefix, 'huke.draft.', 'huke.views']

function forget(is: (key: string) => boolean): void {
  const keys = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '')
  for (const key of keys) if (kept.some(start => key.startsWith(start)) && is(key)) localStorage.removeItem(key)
}
