/** Gives every distinct name a number, in order of first appearance. */
export type Interned = { readonly numberOf: (name: string) => number; readonly names: () => readonly string[] }

export function interned(): Interned {
  const numbers = new Map<string, number>()
  return {
    numberOf: name => {
      const known = numbers.get(name)
      if (known !== undefined) return known
      numbers.set(name, numbers.size)
      return numbers.size - 1
    },
    names: () => [...numbers.keys()],
  }
}
