import { parseArgs } from 'node:util'

/** What is chosen when nothing is said, and between what it lies: whole numbers. */
type Range = readonly [usual: number, least: number, most: number]

/** `--seed`, from which all that happens by chance follows, `--json`, and numbers by name. Null where it cannot be understood. */
export function readOptions<const Name extends string>(
  args: readonly string[],
  numbers: Readonly<Record<Name, Range>>,
): ({ readonly seed: string; readonly json: boolean } & Readonly<Record<Name, number>>) | null {
  const ranges = Object.entries<Range>(numbers)
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        ...Object.fromEntries(ranges.map(([name]) => [name, { type: 'string' } as const])),
      },
    })
    const given: Readonly<Record<string, unknown>> = values
    const read = ranges.map(
      ([name, [usual]]) => [name, given[name] === undefined ? usual : Number(given[name])] as const,
    )
    const fits = read.every(([, n], i) => {
      const [, [, least, most]] = ranges[i] as [string, Range]
      return Number.isInteger(n) && n >= least && n <= most
    })
    const chosen = Object.fromEntries(read) as Readonly<Record<Name, number>>
    return fits ? { ...chosen, seed: values.seed, json: values.json } : null
  } catch {
    return null
  }
}
