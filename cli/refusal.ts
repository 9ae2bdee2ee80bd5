import { type Codes, Refused } from '@huke/server/http'

/** What was refused, in sentences: what happened and how to go on, then every value with what is expected in its place. */
export function refusalText(codes: Codes, { code, errors }: Pick<Refused, 'code' | 'errors'>): string {
  const details = errors.map(
    ({ place, value, expectation }) => `  ${place}: ${JSON.stringify(value)} – expected ${expectation}`,
  )
  return [codes[code]?.en ?? code, ...details].join('\n')
}
