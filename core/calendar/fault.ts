/** A mistake of the program or a search without end; what people may get wrong is refused beforehand as `CalendarProblem`. */
export class CalendarFault extends Error {
  readonly code: CalendarFaultCode
  readonly value: unknown

  constructor(code: CalendarFaultCode, value: unknown, expectation: string) {
    super(`${code}: ${JSON.stringify(value)}, expected ${expectation}`)
    this.name = 'CalendarFault'
    this.code = code
    this.value = value
  }
}

export type CalendarFaultCode =
  | 'calendar.impossible'
  | 'calendar.no-opening-within-horizon'
  | 'calendar.bad-instant'
  | 'calendar.out-of-reach'
  | 'calendar.bad-date'
  | 'calendar.bad-time'
  | 'calendar.bad-amount'
  | 'calendar.bad-splice'
