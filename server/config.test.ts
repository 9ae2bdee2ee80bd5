import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const proxies = (HUKE_PROXIES: string) => readConfig({ HUKE_DATA: '/tmp', HUKE_PROXIES }).proxies

test('proxies are addresses and networks; only this machine unless given', () => {
  expect(proxies('')).toEqual(['loopback'])
  expect(proxies('none')).toEqual([])
  expect(proxies('10.0.0.5, 10.1.0.0/16,loopback, fd00::/8')).toEqual([
    '10.0.0.5',
    '10.1.0.0/16',
    'loopback',
    'fd00::/8',
  ])
})

// A number of proxies is none: who reaches the port past them could pretend any address. Nor is the whole world one.
test.each(['1', 'true', '10.0.0.0/33', '10.0.0.5;10.0.0.6', 'proxy.example.com', '0.0.0.0/0', '10.0.0.5,'])(
  'the proxies %s end the start with a sentence',
  text => {
    expect(() => proxies(text)).toThrow(ConfigError)
    expect(() => proxies(text)).toThrow(`HUKE_PROXIES=${text} – expected addresses or networks`)
  },
)
