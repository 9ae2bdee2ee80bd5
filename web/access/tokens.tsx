import { useQuery } from '@tanstack/react-query'
import { App, Button, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type Token } from '../api/index.ts'
import { EmptyState, Loaded, useMutate, When } from '../shared/index.ts'
import { TokenDialog } from './token-dialog.tsx'

/** Keys by which programs act in one's name. */
export function Tokens() {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const [adding, setAdding] = useState(false)
  const tokens = useQuery({ queryKey: ['tokens'], queryFn: () => answer(api.GET('/tokens')) })
  const show = (secret: string) =>
    modal.success({
      title: t('access.token-made'),
      content: (
        <Typography.Paragraph copyable code>
          {secret}
        </Typography.Paragraph>
      ),
    })
  return (
    <section className="panel">
      <div className="panel-head">
        <p className="soft">
          {t('access.token-why')} <a href="/api/docs">{t('access.api-docs')}</a>
        </p>
        <Button type="primary" onClick={() => setAdding(true)}>
          {t('access.make-token')}
        </Button>
      </div>
      <Loaded of={tokens}>
        {({ items }) => {
          const live = items.filter(token => token.revokedAt === null)
          return live.length > 0 ? (
            <ul className="lines">
              {live.map(token => (
                <TokenLine key={token.id} token={token} />
              ))}
            </ul>
          ) : (
            <EmptyState>{t('access.no-tokens')}</EmptyState>
          )
        }}
      </Loaded>
      <TokenDialog open={adding} onClose={() => setAdding(false)} onMade={show} />
    </section>
  )
}

function TokenLine({ token }: { token: Token }) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const revoke = useMutate((id: string) => answer(api.DELETE('/tokens/{id}', { params: { path: { id } } })), {
    touches: ['tokens'],
  })
  return (
    <li className="row spread wrap list-row">
      <span>
        <strong>{token.name}</strong> <span className="soft small">{token.scopes.join(' ')}</span>
      </span>
      <span className="row">
        <span className="soft small">
          {token.lastUsedAt === null ? t('access.never-used') : <When at={token.lastUsedAt} />}
        </span>
        <Button
          size="small"
          danger
          onClick={() =>
            modal.confirm({
              title: t('access.revoke-token', { name: token.name }),
              content: t('access.revoke-token-why'),
              okButtonProps: { danger: true },
              onOk: () => revoke.mutateAsync(token.id),
            })
          }
        >
          {t('access.revoke')}
        </Button>
      </span>
    </li>
  )
}
