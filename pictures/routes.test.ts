import { expect, test } from 'vitest'
import { routes } from './routes.ts'
import { webRoutes } from './web-routes.ts'

test('there is a picture of every page of the web, and of none that is no more (else: pictures/routes.ts)', () => {
  expect(routes.map(route => route.path).sort()).toEqual(webRoutes())
})

test('the route table is read whole: what is nested, what is behind a layout, what catches the rest', () => {
  expect(webRoutes()).toEqual(
    expect.arrayContaining(['/', '/sign-in', '/units/$id/staff', '/admin', '/admin/mail', '/$']),
  )
})
