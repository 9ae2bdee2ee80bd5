import { DeleteOutlined, PaperClipOutlined } from '@ant-design/icons'
import { Button, Progress, Upload } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '../api/problem.ts'
import { upload } from '../api/upload.ts'

interface Sent {
  readonly key: string
  readonly name: string
  readonly id: string | null
  readonly share: number
  readonly failed: string | null
}

/**
 * Attachments, sent as soon as they are chosen; the value is the ids of those that have arrived. What they belong to waits for
 * those on their way: `onBusy`.
 */
export function FilesInput(props: {
  value?: string[]
  onChange?: (files: string[]) => void
  onBusy?: (busy: boolean) => void
  most?: number
}) {
  const { t } = useTranslation()
  const [files, setFiles] = useState<readonly Sent[]>([])
  const most = props.most ?? 20
  const { onBusy } = props
  const busy = files.some(file => file.id === null && file.failed === null)
  useEffect(() => {
    onBusy?.(busy)
    return () => onBusy?.(false)
  }, [busy, onBusy])
  const change = (next: (before: readonly Sent[]) => readonly Sent[]) =>
    setFiles(before => {
      const after = next(before)
      queueMicrotask(() => props.onChange?.(after.flatMap(file => file.id ?? [])))
      return after
    })
  const patch = (key: string, news: Partial<Sent>) =>
    change(before => before.map(file => (file.key === key ? { ...file, ...news } : file)))

  async function send(file: File): Promise<void> {
    const key = crypto.randomUUID()
    change(before => [...before, { key, name: file.name, id: null, share: 0, failed: null }])
    const form = new FormData()
    form.append('file', file)
    try {
      const { id } = await upload<{ id: string }>('/files', form, share => patch(key, { share }))
      patch(key, { id, share: 1 })
    } catch (error) {
      patch(key, { failed: (error instanceof Refused && error.problem.detail) || t('shared.not-sent') })
    }
  }

  return (
    <div className="files-input">
      {files.map(file => (
        <div key={file.key} className="row">
          <PaperClipOutlined aria-hidden />
          <span className="grow clip">{file.name}</span>
          {file.failed !== null && <span className="late small">{file.failed}</span>}
          {file.id === null && file.failed === null && (
            <Progress
              percent={Math.round(file.share * 100)}
              size="small"
              className="file-progress"
              aria-label={file.name}
            />
          )}
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('shared.remove', { what: file.name })}
            onClick={() => change(before => before.filter(other => other.key !== file.key))}
          />
        </div>
      ))}
      {files.length < most && (
        <Upload
          multiple={most > 1}
          showUploadList={false}
          beforeUpload={file => {
            send(file)
            return false
          }}
        >
          <Button icon={<PaperClipOutlined />}>{t('shared.add-file')}</Button>
        </Upload>
      )}
    </div>
  )
}
