import { type Scope, scopes } from '@huke/core/access'
import { Checkbox, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/index.ts'
import { FormDialog, useMutate } from '../shared/index.ts'

interface Entry {
  name: string
  scopes: Scope[]
  days: number
}
const dayMs = 86_400_000

export function TokenDialog(props: { open: boolean; onClose: () => void; onMade: (secret: string) => void }) {
  const { t } = useTranslation()
  const make = useMutate(
    ({ name, scopes, days }: Entry) =>
      answer(api.POST('/tokens', { body: { name, scopes, expiresAt: days === 0 ? null : Date.now() + days * dayMs } })),
    {
      touches: ['tokens'],
      quiet: true,
      after: made => {
        props.onClose()
        props.onMade(made.token)
      },
    },
  )
  // A group of checkboxes may not be marked as required, as an input is.
  const atLeastOne = (_: unknown, chosen?: readonly Scope[]) =>
    chosen?.length ? Promise.resolve() : Promise.reject(new Error(t('shared.needed')))
  const rules = [{ required: true, message: t('shared.needed') }]
  return (
    <FormDialog<Entry>
      title={t('access.make-token')}
      confirm={t('access.make-token')}
      open={props.open}
      busy={make.isPending}
      error={make.error}
      initial={{ days: 90 }}
      onClose={props.onClose}
      onConfirm={entry => make.mutate(entry)}
    >
      <Form.Item name="name" label={t('access.token-name')} rules={rules}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="scopes" label={t('access.token-scopes')} rules={[{ validator: atLeastOne }]}>
        <Checkbox.Group
          className="token-scopes"
          options={scopes.map(value => ({ value, label: t(`access.scope.${value.replace(':', '-')}`) }))}
        />
      </Form.Item>
      <Form.Item name="days" label={t('access.token-ends')}>
        <Select
          options={[30, 90, 365, 0].map(value => ({
            value,
            label: value === 0 ? t('access.never') : t('access.in-days', { count: value }),
          }))}
        />
      </Form.Item>
    </FormDialog>
  )
}
