import { expect, test } from 'vitest'
import { relyingParty } from './relying-party.ts'

test.each([
  ['https://huke.example.com', 'huke.example.com', 'huke.example.com'],
  ['https://huke.example.com:8443', 'anything', 'huke.example.com'],
  ['http://huke.example.com', 'huke.example.com', null],
  ['https://10.0.0.5', '10.0.0.5', null],
  ['https://[fd00::5]', '[fd00::5]', null],
  ['http://localhost:8600', 'localhost:8600', 'localhost'],
  [null, 'localhost:8600', 'localhost'],
  [null, '127.0.0.1:8600', null],
  [null, 'huke.example.com', null],
  [null, 'localhost.evil.org', null],
  [null, 'not a host', null],
  [null, undefined, null],
])('of the address %s asked as %s passkeys belong to %s', (origin, host, id) => {
  expect(relyingParty({ origin }, host)?.id ?? null).toBe(id)
})
