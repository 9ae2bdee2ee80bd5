import { expect, test } from 'vitest'
import { withoutSecrets } from './without-secrets.ts'

test.each([
  ['postgres://huke:s3cret%2Fword@db.example.com/huke', ['s3cret%2Fword', 's3cret/word']],
  ['postgres://huke:s3cr@et@db.example.com/huke', ['s3cr@et']],
  ['postgres://db.example.com/huke?user=huke&password=s3cret', ['s3cret']],
])('a fault that quotes %s is told without its password', (DATABASE_URL, secrets) => {
  for (const secret of [DATABASE_URL, ...secrets]) {
    const told = withoutSecrets(`TypeError: Invalid URL, input: '${secret}' at new Pool`, { DATABASE_URL })
    expect(told).toContain('Invalid URL')
    for (const hidden of secrets) expect(told).not.toContain(hidden)
  }
})

test('without any secret all is told as it is', () => {
  expect(withoutSecrets('connect ECONNREFUSED', {})).toBe('connect ECONNREFUSED')
})
