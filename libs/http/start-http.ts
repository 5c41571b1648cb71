import helmet from '@fastify/helmet';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { MendableError, NestLog, type Log } from '#observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Connections } from './connections.js';
import { refuseStrayForms, takeForms } from './form-body.js';
import { takeJson } from './json-body.js';
import { KnownRoutes } from './known-routes.js';
import { warnOfUnknownProxy } from './passed-on.js';
import { ProblemError } from './problem.js';
import { ProblemFilter, sendProblem, type ProblemPage } from './problem-filter.js';
import { problemOf } from './problem-of.js';
import { RefusedSaves } from './refused-saves.js';
import { logRequests } from './request-log.js';
import { serveServiceRoutes, type ServiceRoutes } from './service-routes.js';
import { MAX_BODY_BYTES } from './sizes.js';

/** How long a client may take, in milliseconds, before its connection is ended. */
export interface Patience {
  /** To send its headers. */
  headers: number;
  /** To send all: who sends 20 MB slower than this has gone. */
  request: number;
  /** To send or read anything at all. An agency may take two minutes for its answer. */
  silence: number;
  /** How often it is looked at who is late. */
  look: number;
}

const PATIENCE: Patience = { headers: 20_000, request: 120_000, silence: 180_000, look: 5_000 };

/** For data: a browser that is made to open it shows and runs nothing. Pages say their own. */
const NOTHING_TO_SHOW = { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] };

export interface HttpOptions extends ServiceRoutes {
  service: string;
  host: string;
  /** 0 takes any free one. */
  port: number;
  logger: Log;
  /** Proxies, by address or range, whose `X-Forwarded-For` says where a request comes from; that of all others counts nothing. */
  trustedProxies?: readonly string[];
  /** Whether some call takes a file or a form; that route says which and how many (form-body.ts). */
  forms?: boolean;
  /** The page that tells a person what an answer to a program says as `problem+json`; undefined where none is to be shown. */
  problemPage?: ProblemPage;
  patience?: Patience;
  /** What else the service needs before it listens: its microservice strategy, its OpenAPI. */
  prepare?: (app: NestFastifyApplication) => Promise<void> | void;
}

/** A service that answers. `close` lets running requests end; open streams must end themselves (`onModuleDestroy`). */
export interface RunningHttp {
  app: NestFastifyApplication;
  /** `http://host:port`. */
  url: string;
  close(): Promise<void>;
}

/** @throws PortTaken when something listens there already. */
export async function startHttp(module: Type | DynamicModule, options: HttpOptions): Promise<RunningHttp> {
  const app = await createApp(module, options);
  const connections = new Connections(app.getHttpServer());
  try {
    await options.prepare?.(app);
    await app.listen({ host: options.host, port: options.port });
  } catch (error) {
    await app.close();
    throw (error as { code?: string }).code === 'EADDRINUSE'
      ? new PortTaken(options.service, options.host, options.port)
      : error;
  }
  return { app, url: `http://${options.host}:${portOf(app)}`, close: () => connections.closeWhile(app.close()) };
}

class PortTaken extends MendableError<'PORT_TAKEN'> {
  constructor(service: string, host: string, port: number) {
    super(
      'PORT_TAKEN',
      `The ${service} cannot listen on ${host}:${port}: another process does. Stop that one, or set PORT to a free port.`,
    );
  }
}

async function createApp(module: Type | DynamicModule, options: HttpOptions): Promise<NestFastifyApplication> {
  const { logger, trustedProxies = [], patience = PATIENCE } = options;
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    http: { headersTimeout: patience.headers, connectionsCheckingInterval: patience.look },
    requestTimeout: patience.request,
    connectionTimeout: patience.silence,
    genReqId: () => randomUUID(),
    clientErrorHandler: answerUnreadable,
    frameworkErrors: answerUnroutable,
  });
  const server = adapter.getInstance();
  const routes = new KnownRoutes();
  routes.watch(server);
  takeJson(server);
  logRequests(server, logger, options.metrics);
  if (trustedProxies.length === 0) warnOfUnknownProxy(server, logger);
  await server.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: NOTHING_TO_SHOW } });
  server.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));
  server.addHook('onRequest', refuseStrayForms);
  if (options.forms) await takeForms(server);
  server.addHook('onSend', letItFinishSending);
  server.addHook('onSend', holdBackOddHeaders);
  serveServiceRoutes(server, options);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    logger: new NestLog(logger),
    abortOnError: false,
  });
  const refusedSaves = new RefusedSaves();
  options.health.register('saving', () => refusedSaves.check());
  app.useGlobalFilters(new ProblemFilter(routes, logger, refusedSaves, options.problemPage));
  return app;
}

/**
 * Who is told that a body is too large is in the middle of sending it. A connection closed under them breaks off their
 * sending, and many never read why; kept open, Node takes the rest and forgets it, within the time that a request has.
 */
async function letItFinishSending(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (reply.statusCode === 413) reply.removeHeader('connection');
}

/** What Node refuses to write it throws too late for anybody to answer: the caller would wait for ever. */
async function holdBackOddHeaders(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (![value].flat().some((one) => ODD_IN_HEADER.test(String(one)))) continue;
    reply.removeHeader(name);
    throw new Error(`The header ${name} holds letters that no header may hold. Encode them where it is made.`);
  }
}

const ODD_IN_HEADER = /[^\t\x20-\x7e\x80-\xff]/;

/** An address that cannot be decoded, or a part of it that is too long: refused before any route is looked for. */
function answerUnroutable(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(reply, request.headers['accept-language'], problemOf(error));
}

/**
 * What is no HTTP at all, or comes too slowly, never reaches a route; it gets the same kind of answer. The connection is
 * closed by us once that is written: who is told goodbye need not close it themselves.
 */
function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable) return void socket.destroy();
  const isLate = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const problem = new ProblemError(isLate ? 'tooSlow' : 'malformedRequest');
  const body = JSON.stringify(problem.body('en'));
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
  socket.destroySoon();
}

function portOf(app: NestFastifyApplication): number {
  const address = app.getHttpServer().address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
