import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import pg from 'pg'

/** The way to a database through which everything passes, until a test breaks it off. */
export interface Way {
  readonly url: string
  /** Cuts every connection; new ones are refused until `mend`. */
  close(): Promise<void>
  mend(): Promise<void>
  /** Lets the next commit through and cuts the connection before its answer comes back. */
  loseNextCommit(): void
  /** The same with the next statement that contains these words. */
  loseNextAnswerTo(words: string): void
  /** Answers whoever connects with this SQLSTATE, as a database does that is starting or full; null as usual. */
  refuseWith(code: string | null): void
}

export async function wayTo(url: string): Promise<Way> {
  const { host, port } = new pg.Client(url)
  const target = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port }
  const sockets = new Set<Socket>()
  let refusal: string | null = null
  let losing: string | null = null
  let server: Server

  const pass = (client: Socket): void => {
    sockets.add(client)
    client.on('error', () => {}).on('close', () => sockets.delete(client))
    if (refusal !== null) return void client.once('data', () => client.end(errorResponse(refusal ?? '')))
    const database = connect(target as { path: string })
    database.on('error', () => client.destroy()).on('close', () => client.destroy())
    client.on('close', () => database.destroy())
    let isLost = false
    client.on('data', data => {
      if (losing !== null && data.includes(losing)) [losing, isLost] = [null, true]
      database.write(data)
    })
    database.on('data', data => (isLost ? client.destroy() : client.write(data)))
  }
  const listen = async (at: number): Promise<number> => {
    server = createServer(pass).listen(at, '127.0.0.1')
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  }
  const own = await listen(0)
  const user = new pg.Client(url).user
  return {
    url: `postgresql://${user}@127.0.0.1:${own}/${new URL(url).pathname.slice(1)}`,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
    mend: async () => void (await listen(own)),
    loseNextCommit: () => {
      losing = 'commit\0'
    },
    loseNextAnswerTo: words => {
      losing = words
    },
    refuseWith: code => {
      refusal = code
    },
  }
}

/** https://www.postgresql.org/docs/current/protocol-message-formats.html */
function errorResponse(code: string): Buffer {
  const fields = `SFATAL\0VFATAL\0C${code}\0Mnot now\0\0`
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, Buffer.from(fields)])
}
