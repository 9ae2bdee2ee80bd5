/** With five significant digits, none cut off before the point. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–'
  const whole = Math.abs(value) < 1 ? 0 : Math.floor(Math.log10(Math.abs(value)))
  const digits = Math.max(0, 4 - whole)
  return value.toFixed(Math.abs(value) < 0.01 && value !== 0 ? 6 : digits)
}
