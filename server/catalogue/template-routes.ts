import type { Routes } from '../http/index.ts'
import { wordsOf } from './preview.ts'
import { FromTemplates, FromTemplatesAnswer, TemplateList } from './schema.ts'
import { library, servicesFromLibrary, servicesFromTemplates, templateDefinition } from './templates.ts'

const tags = ['catalogue']

export const templateRoutes: Routes = (app, { db, now }) => {
  app.get(
    '/service-templates',
    {
      schema: {
        operationId: 'listServiceTemplates',
        tags,
        summary: 'The template library, and which services came from it',
        response: { 200: TemplateList },
      },
    },
    async request => {
      const member = request.permit('catalogue.read')
      const made = await servicesFromLibrary(db, member, now())
      const items = library().map(template => {
        const { normal } = templateDefinition(template).targets
        return {
          code: template.code,
          department: template.department,
          name: template.name,
          description: template.description,
          response: normal.response && wordsOf(normal.response),
          resolution: normal.resolution && wordsOf(normal.resolution),
          services: made
            .filter(service => service.template === template.code)
            .map(({ id, unit, retired }) => ({ id, unit, retired })),
        }
      })
      return { items, next: null }
    },
  )

  app.post(
    '/services/from-templates',
    {
      schema: {
        operationId: 'createServicesFromTemplates',
        tags,
        summary: 'Offer services of the library as those of a unit',
        body: FromTemplates,
        response: { 200: FromTemplatesAnswer },
      },
    },
    async request => {
      const { person } = request.permit('catalogue.edit', { unit: request.body.unit })
      return { items: await servicesFromTemplates(db, request.body, { person, at: now() }) }
    },
  )
}
