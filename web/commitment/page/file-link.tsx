import { PaperClipOutlined } from '@ant-design/icons'
import type { StoredFile } from '../../api/index.ts'

export function FileLink({ file }: { file: StoredFile }) {
  return (
    <a href={`/api/v1/files/${file.id}`} className="file-link" download={file.name}>
      <PaperClipOutlined aria-hidden /> <span className="clip">{file.name}</span>{' '}
      <span className="soft small nowrap">{sizeWords(file.size)}</span>
    </a>
  )
}

function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
