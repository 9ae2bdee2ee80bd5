import { Link } from '@tanstack/react-router'
import type { CommitmentLine } from '../api/index.ts'
import { Clock } from './clock.tsx'
import { LentBy } from './lent-by.tsx'
import { Pair } from './pair.tsx'
import { YourTurn } from './your-turn.tsx'

/** Commitments in short: the pair, what, and what is left. The whole line opens it. */
export function LineList({ lines }: { lines: readonly CommitmentLine[] }) {
  return (
    <ul className="lines">
      {lines.map(line => (
        <li key={line.id}>
          <Link to="/commitments/$id" params={{ id: line.id }} className="line">
            <Pair pair={line.pair} look="brief" />
            <span className="line-title">
              <YourTurn line={line} /> <LentBy line={line} /> {line.title}
            </span>
            <Clock of={line} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
