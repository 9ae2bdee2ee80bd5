import { expect, test } from 'vitest'
import { seeded } from '../random.ts'
import { demoCatalogue, demoOrganisation, demoStory, incidentStart, type ServiceStory, tell } from './index.ts'

const story = demoStory()
const anyService = story.services[0] as ServiceStory
const units = new Set(demoOrganisation('2026-11-22').units.map(unit => unit.code))

test('every offered service has its story, and enough of it not to repeat itself', () => {
  const offered = demoCatalogue().map(offering => offering.service.code)
  expect(story.services.map(service => service.service).toSorted()).toEqual(offered.toSorted())
  for (const service of story.services) {
    expect(new Set(service.titles).size, service.service).toBeGreaterThanOrEqual(15)
    for (const words of [
      service.details,
      service.questions,
      service.returns,
      service.deliveries,
      service.good,
      service.bad,
    ])
      expect(words.length, service.service).toBeGreaterThan(0)
  }
})

test('every slot in every text can be filled, and no brace is left over', () => {
  for (let seed = 0; seed < 10; seed++) {
    const { fill } = tell(story, anyService, seeded(`slots ${seed}`))
    for (const text of textsOf(story)) expect(fill(text)).not.toMatch(/[{}#]/)
  }
})

test('one piece of work has one machine in all its texts', () => {
  const { fill } = tell(story, anyService, seeded('one machine'))
  const model = fill('{型号}')
  expect(fill('{机型}')).toContain(model)
  expect(fill('{出厂编号}')).toContain(model)
  expect(fill('{物料}{数量}件')).toBe(fill('{物料}{数量}件'))
})

test('customers, ping-pong partners, ad-hoc matters, characters and incidents name units that exist', () => {
  const named = [
    ...story.services.flatMap(service => Object.keys(service.customers)),
    ...story.common.transfers.flatMap(transfer => [transfer.from, transfer.to]),
    ...story.adHoc.flatMap(matter => [matter.leads, ...matter.helpers]),
    ...story.characters.map(character => character.unit),
    ...story.incidents.flatMap(incident => incident.units),
  ]
  for (const code of named) expect(units.has(code), code).toBe(true)
})

test('whoever asks for a service may ask for it', () => {
  const eligible = new Map(demoCatalogue().map(({ service }) => [service.code, service.eligible]))
  for (const { service, customers } of story.services) {
    const allowed = eligible.get(service)
    if (allowed !== 'everyone') expect(allowed, service).toEqual(expect.arrayContaining(Object.keys(customers)))
  }
})

test('shares are shares, also at the end of a trend, and every month has its volume', () => {
  for (const character of story.characters) {
    const { unit, note, months, adhocPerWeek, lateTrend, ...shares } = character
    for (const share of Object.values(shares)) expect(share >= 0 && share <= 1, unit).toBe(true)
    expect(character.late + lateTrend, unit).toBeGreaterThan(0)
    expect(months).toHaveLength(12)
    expect(adhocPerWeek).toBeGreaterThan(0)
    expect(note).not.toBe('')
  }
})

test('all incidents lie in the last year', () => {
  for (const today of ['2026-11-22', '2027-02-28', '2028-09-15'])
    for (const incident of story.incidents) {
      expect(incidentStart(incident, today) < today).toBe(true)
      expect(incidentStart(incident, today) >= `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`).toBe(true)
    }
})

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null || value === story.slots) return []
  return Object.values(value).flatMap(textsOf)
}
