export function CalendarEditPage() {
  return null
}
