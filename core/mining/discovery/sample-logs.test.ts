import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { accepts } from '../fixtures/net-language.ts'
import { logOf } from '../fixtures/play-out.ts'
import type { VariantLog } from '../log/index.ts'
import { netOfTree, treeText } from '../model/index.ts'
import { discoverTree } from './index.ts'

const FOLDER = join(import.meta.dirname, '../../../../shared/data/process-mining')
const present = existsSync(FOLDER)
const note = present ? '' : ' (skipped: ../shared/data/process-mining is not there)'

const LOGS = [
  'running-example',
  'roadtraffic100',
  'interval-times',
  'repair-complete',
  'receipt',
  'bpic2013-closed-problems',
]

describe.skipIf(!present)(`the sample logs${note}`, () => {
  test.each(LOGS)('every case of %s fits the model found without noise', name => {
    const log = variantsOf(name)
    const net = netOfTree(discoverTree(log, { noise: 0 }))
    const strange = log.variants.filter(
      ({ trace }) =>
        !accepts(
          net,
          [...trace].map(a => log.activities[a]!),
        ),
    )
    expect(strange).toEqual([])
  })

  test('the model of the process mining book and that of the road fines are found', () => {
    expect(treeText(discoverTree(variantsOf('running-example'), { noise: 0 }))).toBe(
      '→(register request, ⟲(→(∧(×(examine thoroughly, examine casually), check ticket), decide), reinitiate request), ' +
        '×(reject request, pay compensation))',
    )
    expect(treeText(discoverTree(variantsOf('roadtraffic100'), { noise: 0 }))).toBe(
      '→(Create Fine, ∧(⟲(τ, Payment), ×(τ, →(Send Fine, ×(τ, →(Insert Fine Notification, ' +
        '×(τ, Insert Date Appeal to Prefecture), Add penalty, ×(τ, →(Send Appeal to Prefecture, ' +
        'Receive Result Appeal from Prefecture, Notify Result Appeal to Offender))))))), ×(τ, Send for Credit Collection))',
    )
  })
})

function variantsOf(name: string): VariantLog {
  const [head, ...rows] = gunzipSync(readFileSync(join(FOLDER, `${name}.events.csv.gz`)))
    .toString()
    .trim()
    .split('\n')
  const time = head!.split(',').indexOf('timestamp')
  const events = rows
    .map(row => row.split(','))
    .map(row => ({ of: row[0], activity: row[1]!, time: Date.parse(row[time]!) }))
  const cases = Map.groupBy(events, event => event.of)
  return logOf([...cases.values()].map(all => all.toSorted((a, b) => a.time - b.time).map(event => event.activity)))
}
