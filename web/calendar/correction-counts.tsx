import { useTranslation } from 'react-i18next'
import type { Correction } from '../api/index.ts'

/** How many matters turn which way, those under way and those that have ended apart. */
export function CorrectionCounts({ correction }: { correction: Correction }) {
  const { t } = useTranslation()
  const { state, compared, moved } = correction
  return (
    <div aria-live="polite">
      <p className="soft small">
        {t(state === 'counting' ? 'calendar.correction.counting' : 'calendar.correction.counted', { count: compared })}
      </p>
      <table className="plain-table correction-counts">
        <thead>
          <tr>
            <th scope="col">{t('calendar.correction.matters')}</th>
            {(['toBroken', 'toKept'] as const).map(way => (
              <th key={way} scope="col">
                {t(`calendar.correction.${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(['open', 'closed'] as const).map(which => (
            <tr key={which}>
              <th scope="row">{t(`calendar.correction.${which}`)}</th>
              <td className={correction[which].toBroken > 0 ? 'turn-bad' : 'soft'}>{correction[which].toBroken}</td>
              <td className={correction[which].toKept > 0 ? 'turn-good' : 'soft'}>{correction[which].toKept}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {state !== 'counting' && <p className="small">{t('calendar.correction.moved', { count: moved })}</p>}
    </div>
  )
}
