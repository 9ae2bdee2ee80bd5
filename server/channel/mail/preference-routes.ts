import { reader } from '../../access/index.ts'
import { type Routes } from '../../http/index.ts'
import type { World } from '../../world.ts'
import { readPreferences, savePreferences } from './preferences.ts'
import { OwnPreferences, Preferences } from './schema.ts'
import { readMailSettings } from './settings.ts'

const tags = ['channel']

export const preferenceRoutes: Routes = (app, world) => {
  app.get(
    '/mail/preferences',
    {
      schema: {
        operationId: 'readMailPreferences',
        tags,
        summary: 'What the reader gets by mail, and when',
        response: { 200: OwnPreferences },
      },
    },
    async request => present(world, reader(request).person),
  )

  app.put(
    '/mail/preferences',
    {
      schema: {
        operationId: 'changeMailPreferences',
        tags,
        summary: 'Choose what one gets by mail, and when',
        body: Preferences,
        response: { 200: OwnPreferences },
      },
    },
    async request => {
      const me = request.permit('session.change')
      await savePreferences(world.db, me.person, request.body)
      return present(world, me.person)
    },
  )
}

async function present(world: World, person: string) {
  const [preferences, settings, { email }] = await Promise.all([
    readPreferences(world.db, person),
    readMailSettings(world),
    world.db.selectFrom('person').select('email').where('id', '=', person).executeTakeFirstOrThrow(),
  ])
  const mailed = settings.source === 'page' || settings.source === 'environment'
  return { ...preferences, paces: { ...preferences.paces }, address: email, mailed }
}
