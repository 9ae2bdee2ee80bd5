/** The beginning of a stream, and the whole stream again with that beginning in front. */
export type Peeked<T> = { readonly head: readonly T[]; readonly all: AsyncGenerator<T> }

/**
 * Takes items until `enough` says so. A fault that comes after the first item is kept and thrown only when the reader
 * arrives there, so that everything before it is still read.
 */
export async function peek<T>(items: AsyncGenerator<T>, enough: (head: readonly T[]) => boolean): Promise<Peeked<T>> {
  const head: T[] = []
  let fault: { readonly error: unknown } | undefined
  try {
    while (!enough(head)) {
      const next = await items.next()
      if (next.done) break
      head.push(next.value)
    }
  } catch (error) {
    if (head.length === 0) throw error
    fault = { error }
  }
  return { head, all: again([...head], fault, items) }
}

async function* again<T>(
  head: T[],
  fault: { readonly error: unknown } | undefined,
  rest: AsyncGenerator<T>,
): AsyncGenerator<T> {
  try {
    for (const item of head.splice(0)) yield item
    if (fault) throw fault.error
    yield* rest
  } finally {
    await rest.return(undefined)
  }
}
