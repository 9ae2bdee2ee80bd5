import { type Role, roles } from '@huke/core/access'
import { useQuery } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/index.ts'
import { Loaded, useMutate } from '../../shared/index.ts'

/** Of which roles a second factor is demanded; who has none yet sets one up at once. */
export function Demanded() {
  const { t } = useTranslation()
  const settings = useQuery({ queryKey: ['access-settings'], queryFn: () => answer(api.GET('/access-settings')) })
  const change = useMutate(
    (secondFactorRoles: Role[]) => answer(api.PUT('/access-settings', { body: { secondFactorRoles } })),
    { touches: ['access-settings', 'session', 'second-factor'] },
  )
  return (
    <section className="panel gap-below">
      <h2>{t('access.second.name')}</h2>
      <p className="soft small gap-below">{t('access.admin.demanded-why')}</p>
      <Loaded of={settings} rows={1}>
        {({ secondFactorRoles }) => (
          <Checkbox.Group
            value={change.isPending ? change.variables : secondFactorRoles}
            disabled={change.isPending}
            options={roles.map(value => ({ value, label: t(`access.admin.role.${value}`) }))}
            onChange={chosen => change.mutate(chosen as Role[])}
          />
        )}
      </Loaded>
    </section>
  )
}
