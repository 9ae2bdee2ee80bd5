import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { CorrectionTurn } from '../api/index.ts'
import { Pair } from '../commitment/index.ts'
import { Loaded, More } from '../shared/index.ts'
import { correctionTurnsQuery } from './queries.ts'

/** The matters that turn, one line a clock. */
export function CorrectionTurns({ calendar, correction }: { calendar: string; correction: string }) {
  const { t } = useTranslation()
  const turns = useInfiniteQuery(correctionTurnsQuery(calendar, correction))
  return (
    <Loaded of={turns} rows={3}>
      {({ pages }) => {
        const all = pages.flatMap(page => page.items)
        if (all.length === 0) return <p>{t('calendar.correction.nothing')}</p>
        return (
          <div className="correction-turns">
            <ul>
              {all.map(turn => (
                <Line key={`${turn.commitment} ${turn.clock} ${turn.run}`} turn={turn} />
              ))}
            </ul>
            <More of={turns} />
          </div>
        )
      }}
    </Loaded>
  )
}

function Line({ turn }: { turn: CorrectionTurn }) {
  const { t } = useTranslation()
  const { commitment, number, title, supplier, customer, clock, toBroken, closed } = turn
  const pair = { supplier: { unit: supplier, person: null }, customer: { unit: customer, person: null } }
  return (
    <li className="correction-turn">
      <span>
        {title === null ? (
          number
        ) : (
          <Link to="/commitments/$id" params={{ id: commitment }} target="_blank">
            {number} {title}
          </Link>
        )}
        <span className="block small">
          <Pair pair={pair} look="brief" />
        </span>
      </span>
      <span className="small soft">
        {t(`commitment.clock.${clock}`)} · {t(closed ? 'calendar.correction.closed' : 'calendar.correction.open')}
      </span>
      <span className={`chip ${toBroken ? 'chip-bad' : 'chip-good'}`}>
        {t(toBroken ? 'calendar.correction.toBroken' : 'calendar.correction.toKept')}
      </span>
    </li>
  )
}
