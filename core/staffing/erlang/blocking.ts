/**
 * Erlang's first formula (Erlang 1917), B(n, a): the share of calls that find all `servers` busy where nobody waits.
 * `load` in erlangs, any number ≥ 0; servers a whole number ≥ 0. By the recursion B(n) = a B(n−1) / (n + a B(n−1)), which
 * loses no digits; what is below 1e-308 is 0.
 */
export function erlangB(servers: number, load: number): number {
  let blocking = 1
  for (let n = 1; n <= servers && blocking > 0; n++) blocking = (load * blocking) / (n + load * blocking)
  return blocking
}
