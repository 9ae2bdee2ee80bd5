import { useTranslation } from 'react-i18next'
import { said, useLanguage } from '../../shared/index.ts'
import type { Plan } from './queries.ts'
import { type Where, Whither } from './whither.tsx'

interface Props {
  services: Plan['services']
  value: Readonly<Record<string, Where>>
  onChange: (value: Readonly<Record<string, Where>>) => void
}

/** The services one by one; their open matters go with them. */
export function ServicesEach({ services, value, onChange }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <details className="ending-each">
      <summary>{t('organisation.ending.one-by-one', { count: services.length })}</summary>
      <ul>
        {services.map(service => (
          <li key={service.id} className="ending-one">
            <span>
              {said(service.name, language)}{' '}
              {service.open > 0 && (
                <span className="soft small">{t('organisation.ending.open-of-service', { count: service.open })}</span>
              )}
            </span>
            <Whither
              label={said(service.name, language)}
              ways={['along', 'unit', 'retire']}
              value={value[service.id] ?? { how: 'along' }}
              onChange={where => onChange({ ...value, [service.id]: where })}
            />
          </li>
        ))}
      </ul>
    </details>
  )
}
