import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DayInput, said, useLanguage } from '../../shared/index.ts'
import { UnitPicker } from '../unit-picker.tsx'
import { type Person, postsQuery } from './queries.ts'

type Post = NonNullable<Person['memberships'][number]['post']>

/** The units somebody belongs to, one of them first. `posts` are those already held, so that their names are known. */
export function MembershipsField({ posts }: { posts: readonly Post[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data, isPending } = useQuery(postsQuery)
  const all = [...new Map([...posts, ...(data?.items ?? [])].map(post => [post.id, post])).values()]
  const needed = [{ required: true, message: t('shared.needed') }]
  return (
    <section aria-label={t('organisation.admin.memberships')}>
      <h2 className="part-name">{t('organisation.admin.memberships')}</h2>
      <Form.List name="memberships">
        {(items, { add, remove }) => (
          <>
            {items.map(({ key, name }) => (
              <div key={key} className="membership">
                <div className="field-row">
                  <Form.Item name={[name, 'unit']} label={t('organisation.admin.unit')} rules={needed}>
                    <UnitPicker />
                  </Form.Item>
                  <Form.Item name={[name, 'post']} label={t('organisation.admin.post')}>
                    <Select
                      allowClear
                      showSearch={{ optionFilterProp: 'label' }}
                      loading={isPending}
                      options={all.map(post => ({ value: post.id, label: said(post.name, language) }))}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'since']} label={t('organisation.admin.since')}>
                    <DayInput />
                  </Form.Item>
                  <Form.Item name={[name, 'until']} label={t('organisation.admin.until')}>
                    <DayInput />
                  </Form.Item>
                </div>
                <div className="row spread">
                  <Form.Item name={[name, 'primary']} valuePropName="checked">
                    <Checkbox>{t('organisation.admin.primary')}</Checkbox>
                  </Form.Item>
                  {items.length > 1 && (
                    <Button type="text" size="small" onClick={() => remove(name)}>
                      {t('organisation.admin.end-membership')}
                    </Button>
                  )}
                </div>
              </div>
            ))}
            <Button
              className="gap-below"
              onClick={() =>
                add({ unit: undefined, post: null, primary: items.length === 0, since: null, until: null })
              }
            >
              {t('organisation.admin.add-membership')}
            </Button>
          </>
        )}
      </Form.List>
    </section>
  )
}
