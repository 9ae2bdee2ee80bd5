import { useEffect, useState } from 'react'
import type { CommitmentLine } from '../../api/index.ts'

interface Deeds {
  open: (line: CommitmentLine) => void
  act: (line: CommitmentLine) => void
}

/** j and k walk the list, enter opens, a opens at the first thing to do. */
export function useListKeys(lines: readonly CommitmentLine[], { open, act }: Deeds) {
  const [focused, focus] = useState<string | null>(null)
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (target.closest('input, textarea, [contenteditable], [role=dialog], [role=combobox]')) return
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const place = lines.findIndex(line => line.id === focused)
      const line = lines[place]
      if (event.key === 'j' || event.key === 'k') {
        const next = place < 0 ? 0 : place + (event.key === 'j' ? 1 : -1)
        focus(lines[Math.min(Math.max(next, 0), lines.length - 1)]?.id ?? null)
      } else if (line !== undefined && event.key === 'Enter' && target.closest('a, button') === null) open(line)
      else if (line !== undefined && event.key === 'a') act(line)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [lines, focused, open, act])
  return { focused, focus }
}
