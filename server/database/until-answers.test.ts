import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyDatabase, type TestDatabase } from '../testing/index.ts'
import { type Way, wayTo } from '../testing/way.ts'
import { untilAnswers } from './until-answers.ts'

let database: TestDatabase
let way: Way
beforeAll(async () => {
  database = await emptyDatabase()
  way = await wayTo(database.url)
})
afterAll(async () => {
  await way.close()
  await database.close()
})

test('a database that is still starting is waited for, and it is said once', async () => {
  const said: string[] = []
  way.refuseWith('57P03')
  const answered = untilAnswers(way.url, sentence => said.push(sentence))
  await new Promise(resolve => setTimeout(resolve, 1200))
  way.refuseWith(null)
  await answered
  expect(said).toEqual([expect.stringContaining('waiting for it')])
})

test.each(['28P01', '3D000'])('what waiting does not mend (%s) ends the start at once, with a sentence', async code => {
  way.refuseWith(code)
  await expect(untilAnswers(way.url, () => {})).rejects.toMatchObject({
    code: 'database.not-answering',
    message: expect.stringContaining('DATABASE_URL'),
  })
})
