import path from 'node:path'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import { fastifySSE } from '@fastify/sse'
import swagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  LogController,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify'
import { type Config, repositoryFolder } from '../config.ts'
import type { World } from '../world.ts'
import { problemAnswerer } from './answer-problem.ts'
import type { Codes } from './codes.ts'
import { drainOnClose } from './drain.ts'
import { checkOrigin } from './origin.ts'
import { pagesFrom } from './pages.ts'
import { notFound, ProblemSchema } from './problem.ts'
import { sandboxFiles } from './sandboxed.ts'
import { endSlowBodies } from './slow-bodies.ts'
import { requestValidator } from './validation.ts'
import { watchChanges } from './watch.ts'

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** What a noun adds: `export const unitRoutes: Routes = (app, world) => { app.get('/units', …) }`, mounted under /api/v1. */
export type Routes = (app: App, world: World) => void

export interface AppParts {
  readonly routes: readonly Routes[]
  readonly codes: Codes
  /** runs first on every API request: sets `request.member` */
  readonly identify: (app: App, world: World) => void
  /** the name of the session's cookie */
  readonly cookie: (config: Config) => string
}

const bodyLimitBytes = 1024 * 1024
/** Of what anybody may send without having signed in. */
const openBodyLimitBytes = 16 * 1024
const longestUrl = 16_384
/** Whoever takes nothing of an answer for so long, and sends nothing either, does not want the rest. Live streams say something meanwhile. */
const silentMs = 5 * 60_000

/** The HTTP server: API under /api/v1, its documentation under /api/docs, the pages everywhere else. */
export async function buildApp(world: World, parts: AppParts): Promise<App> {
  const app: App = Fastify({
    loggerInstance: world.log as FastifyBaseLogger,
    bodyLimit: bodyLimitBytes,
    connectionTimeout: silentMs,
    // A long identifier is refused by its schema, in words, not by the router.
    routerOptions: { maxParamLength: longestUrl },
    frameworkErrors: problemAnswerer(parts.codes),
    // The demo believes nobody: whom it lets in is judged by the socket alone.
    trustProxy: !world.config.demo && world.config.proxies.length > 0 && [...world.config.proxies],
    forceCloseConnections: true,
    // While closing: whoever still gets a word in on an open connection is served, and told that it ends.
    return503OnClosing: false,
    logController: new LogController({ disableRequestLogging: true }),
  }).withTypeProvider<TypeBoxTypeProvider>()
  app.setValidatorCompiler(requestValidator())
  app.setErrorHandler(problemAnswerer(parts.codes))
  await app.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: contentSecurity } })
  await app.register(cookie)
  await app.register(compress, { global: false })
  await app.register(multipart, { limits: { fileSize: world.config.uploadLimitBytes, files: 1, fields: 20 } })
  await app.register(fastifySSE)
  await app.register(swagger, {
    openapi: openapiInfo(parts.cookie(world.config)),
    refResolver: { buildLocalReference: schema => String(schema.$id) },
  })
  if (world.config.apiDocs !== 'nobody') {
    await app.register(docs => documentation(docs.withTypeProvider<TypeBoxTypeProvider>(), world, parts))
  }
  app.addSchema(ProblemSchema)
  endSlowBodies(app)
  app.addHook('onRequest', checkOrigin(world.config))
  app.addHook('onRequest', async request => {
    if (request.is404 && !['GET', 'HEAD'].includes(request.method)) throw notFound()
  })
  watchChanges(app)
  drainOnClose(app, world)
  await app.register(api => mount(api.withTypeProvider<TypeBoxTypeProvider>(), world, parts), { prefix: '/api/v1' })
  await pagesFrom(app, path.join(repositoryFolder, 'web', 'dist'))
  return app
}

async function mount(api: App, world: World, { identify, routes }: AppParts): Promise<void> {
  api.addHook('onRoute', route => {
    route.schema = {
      ...route.schema,
      response: { '4xx': { $ref: 'Problem#' }, '5xx': { $ref: 'Problem#' }, ...(route.schema?.response as object) },
    }
  })
  api.addHook('onSend', sandboxFiles)
  identify(api, world)
  // By now a route says whether it asks for anybody.
  api.addHook('onRoute', route => {
    if (route.schema?.security?.length === 0) route.bodyLimit = openBodyLimitBytes
  })
  // What is private stays in no cache, the browser's own included; what may stay says so itself.
  api.addHook('onSend', async (_, reply) => {
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store')
  })
  if (world.config.apiDocs !== 'nobody') {
    const config = { open: world.config.apiDocs === 'everybody' }
    api.get('/openapi.json', { schema: { hide: true }, config }, async () => api.swagger())
  }
  for (const add of routes) add(api, world)
}

/** The API as pages: for those signed in, unless it is set otherwise. */
async function documentation(docs: App, world: World, { identify }: AppParts): Promise<void> {
  if (world.config.apiDocs === 'signed-in') identify(docs, world)
  await docs.register(swaggerUi, { routePrefix: '/api/docs' })
}

const contentSecurity = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"], // antd writes its styles at run time
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  workerSrc: ["'self'", 'blob:'],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
}

const openapiInfo = (cookie: string): FastifyDynamicSwaggerOptions['openapi'] => ({
  openapi: '3.1.0',
  info: {
    title: 'Huke',
    version: '1',
    description:
      'Internal-customer service management. Every answer other than 2xx is a Problem (RFC 9457) with a stable code.',
  },
  components: {
    securitySchemes: {
      session: { type: 'apiKey', in: 'cookie' as const, name: cookie },
      token: { type: 'http', scheme: 'bearer' },
    },
  },
  security: [{ session: [] }, { token: [] }],
})
