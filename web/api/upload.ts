import { languageNow } from '../shared/language.ts'
import { asProblem, Refused, unreachable } from './problem.ts'

/** Sends a form with files and tells how much of it has gone; fetch can not. */
export function upload<T>(
  path: string,
  form: FormData,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const request = new XMLHttpRequest()
  request.open('POST', `/api/v1${path}`)
  request.responseType = 'json'
  request.setRequestHeader('Accept-Language', languageNow())
  request.upload.addEventListener('progress', event => {
    if (event.lengthComputable) onProgress(event.loaded / event.total)
  })
  request.addEventListener('error', () => reject(new Refused(unreachable)))
  request.addEventListener('abort', () => reject(new Refused({ ...unreachable, code: 'stopped' })))
  request.addEventListener('load', () => {
    if (request.status >= 200 && request.status < 300) resolve(request.response as T)
    else reject(new Refused(asProblem(request.response, request.status)))
  })
  signal?.addEventListener('abort', () => request.abort())
  request.send(form)
  return promise
}
