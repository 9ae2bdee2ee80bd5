import { asProblem, Refused, unreachable } from '../api/problem.ts'
import { languageNow } from './language.ts'

/** Fetches a file in the reader's language and hands it to the browser; a refusal is thrown, not saved as a file. */
export async function download(path: string, fallbackName: string, method: 'GET' | 'POST' = 'GET'): Promise<void> {
  const response = await fetch(`/api/v1${path}`, { method, headers: { 'Accept-Language': languageNow() } }).catch(
    () => {
      throw new Refused(unreachable)
    },
  )
  if (!response.ok) throw new Refused(asProblem(await response.json().catch(() => null), response.status))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = nameIn(response.headers.get('content-disposition')) ?? fallbackName
  link.click()
  URL.revokeObjectURL(link.href)
}

function nameIn(header: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1]
  if (encoded !== undefined) return decodeURIComponent(encoded)
  return /filename="([^"]+)"/i.exec(header ?? '')?.[1] ?? null
}

/** Hands a text to the browser as a file. */
export function saveText(text: string, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
