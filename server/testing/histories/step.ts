import type { Company } from './company.ts'

/** Something that happens in a company; answers a line for the trail. What is refused is refused, and the company goes on. */
export interface Step {
  readonly name: string
  readonly weight: number
  readonly run: (company: Company) => Promise<string>
}
