import fc from 'fast-check'
import { expect, test } from 'vitest'
import { networkOf } from './network.ts'

test.each([
  ['10.1.2.3', '10.1.2.3'],
  ['::ffff:10.1.2.3', '10.1.2.3'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['64:ff9b::10.1.2.3', '64:ff9b:0:0::/64'],
  ['10.1.2.3:49152', '10.1.2.3'],
  ['[2001:db8:1:2::9]:49152', '2001:db8:1:2::/64'],
  ['[2001:db8:1:2::9]', '2001:db8:1:2::/64'],
])('%s is limited as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test('however it is written and whatever its end, an address belongs to its own /64 and no other', () => {
  const group = fc.integer({ min: 0, max: 0xffff })
  const half = fc.tuple(group, group, group, group)
  fc.assert(
    fc.property(half, half, half, (network, one, other) => {
      const written = (groups: readonly number[]) => groups.map(n => n.toString(16)).join(':')
      const short = (address: string) => new URL(`http://[${address}]/`).hostname.slice(1, -1)
      const [a, b] = [written([...network, ...one]), written([...network, ...other])]
      fc.pre(!short(a).startsWith('::ffff:') && !short(b).startsWith('::ffff:'))
      expect(networkOf(short(a))).toBe(networkOf(b))
      expect(networkOf(a)).toBe(`${written(network)}::/64`)
    }),
  )
})
