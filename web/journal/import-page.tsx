export function HistoryImportPage() {
  return null
}
