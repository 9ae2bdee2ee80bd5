import { useInfiniteQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api, type Token } from '../../api/index.ts'
import { EmptyState, Loaded, More, personName, useLanguage, useMutate, When } from '../../shared/index.ts'
import { PeopleFrame } from './people-frame.tsx'
import { everybodysTokensQuery } from './queries.ts'

/** Which programs act in whose name; what is not known any more is revoked. */
export function TokensPage() {
  const { t } = useTranslation()
  const tokens = useInfiniteQuery(everybodysTokensQuery)
  return (
    <PeopleFrame intro={t('access.admin.tokens-intro')}>
      <Loaded of={tokens}>{data => <Lines tokens={data.pages.flatMap(page => page.items)} />}</Loaded>
      <More of={tokens} />
    </PeopleFrame>
  )
}

function Lines({ tokens }: { tokens: readonly Token[] }) {
  const { t } = useTranslation()
  if (tokens.length === 0) return <EmptyState>{t('access.admin.no-tokens')}</EmptyState>
  return (
    <div className="admin-lines">
      <table className="line-table">
        <thead>
          <tr>
            {['of', 'name', 'scopes', 'used', 'ends'].map(name => (
              <th key={name} scope="col">
                {t(`access.admin.token.${name}`)}
              </th>
            ))}
            <th aria-label={t('access.admin.column.act')} />
          </tr>
        </thead>
        <tbody>
          {tokens.map(token => (
            <Line key={token.id} token={token} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ token: { id, person, name, scopes, lastUsedAt, expiresAt } }: { token: Token }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { modal } = App.useApp()
  const whose = personName(person, language)
  const revoke = useMutate(() => answer(api.DELETE('/tokens/{id}', { params: { path: { id } } })), {
    touches: ['tokens'],
  })
  const ask = () =>
    modal.confirm({
      title: t('access.admin.revoke-question', { name, whose }),
      content: t('access.revoke-token-why'),
      okText: t('access.revoke'),
      okButtonProps: { danger: true },
      onOk: () => revoke.mutateAsync(undefined).catch(() => undefined),
    })
  return (
    <tr>
      <td>{whose}</td>
      <td>{name}</td>
      <td className="small">
        {scopes.map(scope => t(`access.scope.${scope.replace(':', '-')}`)).join(t('shared.comma'))}
      </td>
      <td className="soft small">{lastUsedAt === null ? t('access.never-used') : <When at={lastUsedAt} />}</td>
      <td className="soft small">
        {expiresAt === null ? t('access.admin.token.never-ends') : t('access.admin.token.ends')}{' '}
        {expiresAt !== null && <When at={expiresAt} />}
      </td>
      <td>
        <Button size="small" danger loading={revoke.isPending} onClick={ask}>
          {t('access.revoke')}
        </Button>
      </td>
    </tr>
  )
}
