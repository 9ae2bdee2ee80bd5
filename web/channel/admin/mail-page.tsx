import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { useReader } from '../../access/index.ts'
import { Loaded } from '../../shared/index.ts'
import { mailSettingsQuery } from '../queries.ts'
import { MailFrame } from './mail-frame.tsx'
import { MailStanding, Trouble } from './mail-standing.tsx'
import { ServerForm } from './server-form.tsx'

/** The mail server: how it goes, and its settings. */
export function MailPage() {
  const { demo } = useReader()
  return demo ? <Navigate to="/admin/mail/outbox" replace /> : <Server />
}

function Server() {
  const settings = useQuery(mailSettingsQuery)
  return (
    <MailFrame>
      <Loaded of={settings}>
        {data => (
          <>
            <Trouble of={data} />
            <div className="two-columns">
              <ServerForm key={`${data.source} ${JSON.stringify(data.server)}`} settings={data} />
              <MailStanding settings={data} />
            </div>
          </>
        )}
      </Loaded>
    </MailFrame>
  )
}
