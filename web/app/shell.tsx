import { Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { DelegationBanner, FirstPassword, SecondFactorFirst, useSession } from '../access/index.ts'
import { browserZone, Loading, ZoneContext } from '../shared/index.ts'
import { BottomBar } from './bottom-bar.tsx'
import { useLive } from './live.ts'
import { TopBar } from './top-bar.tsx'

export function Shell() {
  const reader = useSession()
  // Signed out, and on the way to the door.
  if (reader === null) return null
  if (reader.mustChange) return <FirstPassword />
  if (reader.mustProve) return <SecondFactorFirst />
  return (
    <ZoneContext value={reader.timeZone ?? browserZone}>
      <Inside />
    </ZoneContext>
  )
}

function Inside() {
  const { t } = useTranslation()
  useLive()
  return (
    <>
      <a href="#main" className="skip-link">
        {t('app.skip')}
      </a>
      <TopBar />
      <DelegationBanner />
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <BottomBar />
    </>
  )
}
