/** What an address may say after its question mark; anything else is dropped. */
export const searchText = (value: unknown): string | undefined => {
  const said = typeof value === 'number' ? String(value) : value
  return typeof said === 'string' && said !== '' ? said : undefined
}

export const oneOf = <T extends string>(allowed: readonly T[], value: unknown): T | undefined =>
  allowed.find(option => option === value)

export function someOf<T extends string>(allowed: readonly T[], value: unknown): T[] | undefined {
  const wanted: unknown[] = Array.isArray(value) ? value : [value]
  const given = allowed.filter(option => wanted.includes(option))
  return given.length > 0 ? given : undefined
}
