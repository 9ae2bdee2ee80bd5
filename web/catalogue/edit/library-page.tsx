import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type Template } from '../../api/index.ts'
import { UnitPicker } from '../../organisation/index.ts'
import { Loaded, Page, ProblemText, useMutate } from '../../shared/index.ts'
import { TemplateCard } from './template-card.tsx'
import './edit.css'

const templatesQuery = queryOptions({
  queryKey: ['service-templates'],
  queryFn: () => answer(api.GET('/service-templates')),
})

/** Services that are ready to be offered: choose the unit, tick what it does, adjust afterwards. */
export function LibraryPage() {
  const { t } = useTranslation()
  return (
    <Page
      title={t('catalogue.edit.library')}
      above={
        <Link to="/admin/services" className="soft small">
          {t('catalogue.edit.services')}
        </Link>
      }
      intro={t('catalogue.edit.library-intro')}
    >
      <Loaded of={useQuery(templatesQuery)} rows={12}>
        {({ items }) => <Shelves templates={items} />}
      </Loaded>
    </Page>
  )
}

function Shelves({ templates }: { templates: readonly Template[] }) {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/admin/services/library' })
  const { message } = App.useApp()
  const { unit } = useSearch({ from: '/inside/admin/services/library' })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const has = (template: Template) => template.services.some(service => service.unit.id === unit)
  const wanted = templates.filter(template => chosen.includes(template.code) && !has(template))
  const make = useMutate(
    () =>
      answer(
        api.POST('/services/from-templates', {
          body: { templates: wanted.map(({ code }) => code), unit: unit ?? '' },
        }),
      ),
    {
      touches: ['services', 'service-templates'],
      quiet: true,
      after: ({ items }) => {
        setChosen([])
        message.success(t('catalogue.edit.added', { count: items.filter(item => item.outcome === 'made').length }))
      },
    },
  )
  const toggle = (code: string) =>
    setChosen(before => (before.includes(code) ? before.filter(other => other !== code) : [...before, code]))
  const departments = [...Map.groupBy(templates, template => template.department)]
  return (
    <>
      {departments.map(([department, shelf]) => (
        <section key={department} className="shelf">
          <h2>{t(`catalogue.edit.department.${department}`, { defaultValue: department })}</h2>
          <ul className="template-cards">
            {shelf.map(template => (
              <TemplateCard
                key={template.code}
                template={template}
                isChosen={chosen.includes(template.code)}
                isThere={has(template)}
                onToggle={() => toggle(template.code)}
              />
            ))}
          </ul>
        </section>
      ))}
      <div className="save-bar">
        {make.isError && <Alert type="error" title={<ProblemText error={make.error} />} className="grow" />}
        <span className="soft">{t('catalogue.edit.chosen', { count: wanted.length })}</span>
        <UnitPicker
          className="library-unit"
          value={unit}
          placeholder={t('catalogue.edit.which-unit')}
          onChange={picked => navigate({ search: { unit: picked }, replace: true })}
        />
        <Button
          type="primary"
          disabled={unit === undefined || wanted.length === 0}
          loading={make.isPending}
          onClick={() => make.mutate(undefined)}
        >
          {t('catalogue.edit.add-to-unit')}
        </Button>
      </div>
    </>
  )
}
