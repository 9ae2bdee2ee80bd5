/** Names one intention, so that a repeated click or a lost answer does it once. */
export const newKey = (): string => crypto.randomUUID()
