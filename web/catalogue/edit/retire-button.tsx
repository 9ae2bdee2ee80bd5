import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api, type Service } from '../../api/index.ts'
import { said, useLanguage, useMutate } from '../../shared/index.ts'

/** Stops offering a service, or offers it again; what is under way goes on. */
export function RetireButton({ service }: { service: Service }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { message, modal } = App.useApp()
  const params = { path: { id: service.id } }
  const isRetired = service.retiredAt !== null
  const change = useMutate(
    () =>
      answer(
        isRetired
          ? api.DELETE('/services/{id}/retirement', { params })
          : api.POST('/services/{id}/retirement', { params }),
      ),
    {
      touches: ['services', 'service', 'service-templates'],
      after: () => message.success(t(isRetired ? 'catalogue.edit.offered-again' : 'catalogue.now-retired')),
    },
  )
  const ask = () =>
    modal.confirm({
      title: t('catalogue.edit.retire-question', { name: said(service.name, language) }),
      content: t('catalogue.edit.retire-why'),
      okText: t('catalogue.edit.retire'),
      okButtonProps: { danger: true },
      onOk: () => change.mutateAsync(undefined).catch(() => undefined),
    })
  return (
    <Button
      danger={!isRetired}
      loading={change.isPending}
      onClick={() => (isRetired ? change.mutate(undefined) : ask())}
    >
      {t(isRetired ? 'catalogue.edit.offer-again' : 'catalogue.edit.retire')}
    </Button>
  )
}
