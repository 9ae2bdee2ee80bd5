import type { ShownName } from '@huke/server/mining'

const why: Readonly<Record<ShownName['doubt'], string>> = {
  'same-name': 'several have this name',
  'other-unit': 'known in another unit',
  spelling: 'the same but for spelling',
  script: 'sounds the same',
  'not-then': 'was not there then',
}

/** The first of them as a table, and what to do. */
export function tellDoubts(names: readonly ShownName[], namesFile: string): void {
  const rows = names.map(n => [
    n.kind,
    n.unit === null ? n.name : `${n.name} (${n.unit})`,
    why[n.doubt],
    n.same,
    n.choices,
  ])
  const head = ['', 'name', 'why', 'same as', 'choices']
  const widths = head.map((title, i) => Math.max(...[head, ...rows].map(row => (row[i] ?? title).length)))
  for (const row of [head, ...rows])
    console.log(`  ${row.map((cell, i) => (i === 4 ? cell : cell.padEnd(widths[i] ?? 0))).join('  ')}`.trimEnd())
  console.log(`All of them are in ${namesFile}, with what is proposed in the last column. Look through it, change what is
wrong (a number or code, "new" for somebody else), and give it back: --names ${namesFile}`)
}
