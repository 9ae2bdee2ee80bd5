import type { ReactNode } from 'react'

/** What may be wider than a phone: it scrolls by itself, with the keyboard too. */
export function Sideways({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className="scroll-x" tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
