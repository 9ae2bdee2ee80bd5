import { Link } from '@tanstack/react-router'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Figure } from '../api/index.ts'
import { useLanguage } from '../shared/index.ts'
import { figureWords } from './figure-words.ts'
import type { Drill } from './queries.ts'

/** A figure that leads to the work behind it; never without its n. */
export function FigureLink({ figure, unit, search }: { figure: Figure | undefined; unit: string; search: Drill }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (figure === undefined || figure.n === 0) return <span className="soft">–</span>
  if (figure.suppressed) {
    return (
      <Tooltip title={t('scorecard.too-few-why')}>
        <span className="soft small">{t('scorecard.too-few')}</span>
      </Tooltip>
    )
  }
  return (
    <span className="nowrap">
      <Link to="/units/$id/commitments" params={{ id: unit }} search={search}>
        {figureWords(figure, language)}
      </Link>
      {figure.unit !== 'number' && <span className="soft small figure-n"> {t('scorecard.of-n', { n: figure.n })}</span>}
    </span>
  )
}
