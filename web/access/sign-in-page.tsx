import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { answer, api, type Session } from '../api/index.ts'
import { changeLanguage } from '../shared/index.ts'
import { DemoPeople } from './demo-people.tsx'
import { Gate } from './gate.tsx'
import { useTakeSession } from './session.ts'
import { SignInForm } from './sign-in-form.tsx'

/** Accounts sign in; in the demo somebody is picked instead, and one sees why one would pick them. */
export function SignInPage() {
  const { t } = useTranslation()
  const { back } = useSearch({ from: '/sign-in' })
  const navigate = useNavigate()
  const takeSession = useTakeSession()
  const demo = useQuery({
    queryKey: ['demo-people'],
    queryFn: () => answer(api.GET('/demo/people')).catch(() => null),
    staleTime: Number.POSITIVE_INFINITY,
  })

  const enter = (session: Session) => {
    takeSession(session)
    if (session.locale) changeLanguage(session.locale)
    navigate({ to: back ?? '/' })
  }

  return (
    <Gate title={t(demo.data ? 'access.pick-somebody' : 'access.sign-in')} wide={Boolean(demo.data)}>
      {demo.data ? (
        <DemoPeople groups={demo.data.groups} onEnter={enter} />
      ) : (
        !demo.isPending && <SignInForm onEnter={enter} />
      )}
    </Gate>
  )
}
