import type { Id } from '@huke/core/commitment'
import { measureDefinitions, type MeasureDefinition } from '@huke/core/scorecard'
import type { Static } from 'typebox'
import type { Reader } from '../access/index.ts'
import { notFound, type Page, pageFrom, readKeys, refused } from '../http/index.ts'
import { organisationDay } from '../organisation/index.ts'
import type { World } from '../world.ts'
import { readBehind } from './behind.ts'
import { readNames } from './names.ts'
import { presentBehind } from './present.ts'
import { readPeriod } from './read-scorecard.ts'
import type { Behind, BehindQuery } from './schema.ts'
import { treeOf } from './tree.ts'

/** One page of the commitments behind a figure. */
export async function readBehindPage(
  world: World,
  viewer: Reader,
  unit: Id,
  query: Static<typeof BehindQuery>,
): Promise<Page<Behind>> {
  const { db, now } = world
  const { role, service, other, part = 'denominator', limit = 50 } = query
  const measure = measureDefinitions.find(m => m.name === query.measure) as MeasureDefinition
  if (part === 'missed' && measure.of !== 'share') {
    throw refused('scorecard.nothing-missed', {
      place: 'query/part',
      value: part,
      expectation: { zh: '一个比率指标', en: 'a measure that is a share' },
    })
  }
  const today = await organisationDay(db, now())
  const stays = await treeOf(db, unit, readPeriod(query.period ?? 'last-30-days', 'query/period', today))
  if (stays.length === 0) throw notFound()
  const after = readKeys(query.after, ['day', 'id', 'text'])
  const rows = await readBehind(db, {
    stays,
    role,
    measure,
    part,
    service,
    other,
    after,
    limit: limit + 1,
  })
  const names = await readNames(
    db,
    rows.flatMap(row => [row.customer, row.supplier]),
    rows.map(row => row.service_id),
    today,
  )
  return pageFrom(
    rows,
    limit,
    row => [row.day, row.commitment_id, row.part],
    row => presentBehind(row, measure, names, viewer),
  )
}
