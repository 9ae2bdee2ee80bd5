import { Link, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PersonMenu, useReader } from '../access/index.ts'
import { Bell, SearchBox } from '../commitment/index.ts'
import { useLanguage } from '../shared/index.ts'
import { useLookMenu } from './look-menu.tsx'
import { usePlaces } from './places.tsx'

export function TopBar() {
  const { t } = useTranslation()
  const places = usePlaces()
  const look = useLookMenu()
  const isHome = useLocation({ select: ({ pathname }) => pathname === '/' })
  return (
    <header className="top-bar">
      <div className="top-bar-inner">
        <Link to="/" className="top-name">
          <img src="/icon.svg" alt="" width={28} height={28} />
          <OrganisationName />
        </Link>
        <nav aria-label={t('app.places')} className="top-places">
          {places.map(place => (
            <Link key={place.key} to={place.to} activeOptions={{ exact: place.to === '/' }} className="top-place">
              {t(`app.place.${place.key}`)}
            </Link>
          ))}
        </nav>
        <div className="top-search">{!isHome && <SearchBox id="top-search" />}</div>
        <Bell />
        <PersonMenu look={look} />
      </div>
    </header>
  )
}

function OrganisationName() {
  const language = useLanguage()
  const { organisation } = useReader()
  const name = language === 'en' ? (organisation.nameEn ?? organisation.name) : organisation.name
  return <span className="clip">{name || 'Huke'}</span>
}
