import { expect, test } from 'vitest'
import { choiceValue, meaningOf, valueOf } from './meaning.ts'

test.each([{ id: '01a2' }, { name: 'new' }, { name: 'name:x' }, { new: true as const }])(
  'what is chosen is what is said: %j',
  meaning => {
    expect(meaningOf(valueOf(meaning))).toEqual(meaning)
  },
)

test('another name of the log is told from a person by the mark before it', () => {
  const choice = { person: null, unit: null, name: '王芳', live: false, thereThen: true, unitAgrees: null }
  expect(meaningOf(choiceValue(choice))).toEqual({ name: '王芳' })
})
