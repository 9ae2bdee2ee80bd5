import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api, type ServiceLine } from '../api/index.ts'
import { said, useLanguage, useMutate } from '../shared/index.ts'

/** Retiring is undone with the same button, so it needs no question, only a way back. */
export function ServiceAdminRow({ service }: { service: ServiceLine }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { message } = App.useApp()
  const params = { path: { id: service.id } }
  const isRetired = service.retiredAt !== null
  const retire = useMutate(
    () =>
      answer(
        isRetired
          ? api.DELETE('/services/{id}/retirement', { params })
          : api.POST('/services/{id}/retirement', { params }),
      ),
    {
      touches: ['services', 'service'],
      after: () => message.success(t(isRetired ? 'catalogue.offered-again' : 'catalogue.now-retired')),
    },
  )
  return (
    <li className="row spread wrap list-row">
      <Link to="/admin/services/$id" params={{ id: service.id }} className={isRetired ? 'soft' : 'plain-link'}>
        <strong>{said(service.name, language)}</strong>{' '}
        <span className="soft">{said(service.unit.name, language)}</span>
      </Link>
      <span className="row">
        {service.resolution && <span className="soft small">{said(service.resolution, language)}</span>}
        <Button size="small" loading={retire.isPending} onClick={() => retire.mutate(undefined)}>
          {t(isRetired ? 'catalogue.offer-again' : 'catalogue.retire')}
        </Button>
      </span>
    </li>
  )
}
