import { Tooltip } from 'antd'
import { useLanguage } from './language.ts'
import { useNow } from './now.ts'
import { exactTime, nearTime, relativeTime } from './time.ts'
import { useZone } from './zone.ts'

/** A moment, said as people say it, exact on hover. */
export function When({ at, as = 'relative' }: { at: number; as?: 'relative' | 'near' }) {
  const language = useLanguage()
  const zone = useZone()
  const now = useNow()
  return (
    <Tooltip title={exactTime(at, zone, language)}>
      <time dateTime={new Date(at).toISOString()} className="when">
        {as === 'near' ? nearTime(at, now, zone, language) : relativeTime(at, now, language)}
      </time>
    </Tooltip>
  )
}
