/** Index of the last element of an ascending list that is at most `value`; -1 when all are greater. */
export function lastAtOrBefore(ascending: readonly number[], value: number): number {
  return countWhile(ascending, element => element <= value) - 1
}

/** Index of the last element of an ascending list that is less than `value`; -1 when none is. */
export function lastBefore(ascending: readonly number[], value: number): number {
  return countWhile(ascending, element => element < value) - 1
}

function countWhile(ascending: readonly number[], holds: (element: number) => boolean): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(ascending[middle] as number)) low = middle + 1
    else high = middle
  }
  return low
}
