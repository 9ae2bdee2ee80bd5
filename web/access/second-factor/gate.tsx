import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Gate } from '../gate.tsx'
import { SecondFactor } from './second-factor.tsx'

/** A role demands it: nothing goes on before it is set up. */
export function SecondFactorFirst() {
  const { t } = useTranslation()
  const client = useQueryClient()
  return (
    <Gate title={t('access.second.first')} intro={t('access.second.first-why')}>
      <SecondFactor onSetUp={() => void client.invalidateQueries()} />
    </Gate>
  )
}
