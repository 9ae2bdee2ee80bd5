import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { usePlaces } from './places.tsx'

/** The places at the thumb, on a phone. */
export function BottomBar() {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('app.places')} className="bottom-bar">
      {usePlaces().map(place => (
        <Link key={place.key} to={place.to} activeOptions={{ exact: place.to === '/' }} className="bottom-place">
          <span aria-hidden>{place.icon}</span>
          {t(`app.place.${place.key}`)}
        </Link>
      ))}
    </nav>
  )
}
