import { Body, Controller, Get, HttpCode, Module, Param, Post, Res } from '@nestjs/common';
import { createLogger, createMetrics, Health } from '#observability';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsObject, IsOptional, ValidateNested } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { connect } from 'node:net';
import { ProblemError, refuse, shapeProblems, startHttp, type RunningHttp } from './index.js';

let converted = 0;
class Guest {
  constructor() {
    converted += 1;
  }
  @IsOptional()
  @IsObject()
  answers?: object;
}

class Order {
  @IsIn(['web', 'phone'])
  channel!: string;

  @IsOptional()
  @IsObject()
  answers?: object;

  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => Guest)
  guests?: Guest[];
}

@Controller('orders')
class Orders {
  @Post()
  @HttpCode(201)
  take(@Body() body: unknown): unknown {
    refuse(shapeProblems(Order, body));
    return body;
  }

  @Get('with/a-header-that-cannot-be')
  odd(@Res() reply: FastifyReply): void {
    void reply.header('location', 'ł').send();
  }

  @Get(':id')
  get(@Param('id') id: string): unknown {
    if (id === 'secret-person') throw new Error('duplicate key: Sharma');
    if (id === 'full') throw Object.assign(new Error('could not extend file'), { code: '53100' });
    if (id === 'disk-full') throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    if (id === 'busy') throw Object.assign(new Error('too many clients'), { code: '53300' });
    if (id === 'away') throw Object.assign(new Error('no'), { code: '57P01' });
    throw new ProblemError('notFound');
  }
}

@Module({ controllers: [Orders] })
class OrderModule {}

let http: RunningHttp;
const lines: string[] = [];
const health = new Health();

beforeAll(async () => {
  const logger = createLogger('orders', 'info', { write: (line) => void lines.push(line) });
  http = await startHttp(OrderModule, {
    service: 'orders',
    host: '127.0.0.1',
    port: 0,
    logger,
    health,
    metrics: createMetrics('orders'),
    promises: async () => [{ topic: 'orders' }],
  });
});
afterAll(() => http.close());

async function send(
  method: string,
  path: string,
  body?: string | Buffer<ArrayBuffer>,
  type = 'application/json',
  headers: Record<string, string> = {},
) {
  const answer = await fetch(http.url + path, {
    method,
    body,
    headers: { ...(body !== undefined && { 'content-type': type }), ...headers },
  });
  const text = await answer.text();
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    headers: answer.headers,
    text,
    problem: (answer.ok ? {} : JSON.parse(text)) as Problem,
  };
}
interface Problem {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  message?: { da: string; en: string };
  errors?: { path: string; code: string; message: { da: string; en: string } }[];
  furtherErrors?: number;
}

describe('a problem answers', () => {
  const cases: [
    what: string,
    status: number,
    method: string,
    path: string,
    body?: string | Buffer<ArrayBuffer>,
    type?: string,
  ][] = [
    ['malformed JSON', 400, 'POST', '/orders', '{'],
    [
      'letters that are not UTF-8',
      400,
      'POST',
      '/orders',
      Buffer.from('{"channel":"web","answers":{"a":"Åse"}}', 'latin1'),
    ],
    ['malformed nested brackets', 400, 'POST', '/orders', '['.repeat(200_000)],
    ['well-formed nested brackets', 422, 'POST', '/orders', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['well-formed nested objects', 422, 'POST', '/orders', '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)],
    ['more than 1 MB', 413, 'POST', '/orders', JSON.stringify({ channel: 'x'.repeat(3_000_000) })],
    ['another content type', 415, 'POST', '/orders', 'channel=web', 'application/x-www-form-urlencoded'],
    ['plain text', 415, 'POST', '/orders', 'web', 'text/plain'],
    ['an address nobody serves', 404, 'GET', '/nowhere'],
    ['a method nobody serves', 405, 'DELETE', '/orders/1'],
    ['an address that cannot be decoded', 400, 'GET', '/orders/%E0%A4%A'],
    ['a thing that is not there', 404, 'GET', '/orders/1'],
    ['a list for an object', 422, 'POST', '/orders', '[]'],
    ['no body', 422, 'POST', '/orders'],
    ['a fault of our own', 500, 'GET', '/orders/secret-person'],
    ['a database that is away', 503, 'GET', '/orders/away'],
    ['a database that has no connection left', 503, 'GET', '/orders/busy'],
  ];

  test.each(cases.map((row) => ({ what: row[0], row })))(
    '$what',
    async ({ row: [, status, method, path, body, type] }) => {
      const answer = await send(method, path, body, type);
      expect(answer).toMatchObject({ status, type: 'application/problem+json; charset=utf-8' });
      expect(answer.problem).toMatchObject({
        status,
        type: expect.stringMatching(/^urn:ankomst:problem:[a-zA-Z]+$/),
        title: expect.any(String),
        detail: expect.any(String),
        message: { da: expect.any(String), en: expect.any(String) },
      });
    },
  );

  test('every fault of a body at once, each with its place', async () => {
    const { problem } = await send('POST', '/orders', JSON.stringify({ channel: 'pigeon', answers: [], shoes: 1 }));
    expect(problem.errors?.map(({ path, code }) => [path, code]).sort()).toEqual([
      ['answers', 'wrongType'],
      ['channel', 'notInList'],
      ['shoes', 'unknownField'],
    ]);
  });

  test('names the place of keys that mean something else to JavaScript', async () => {
    const body = '{"channel":"web","answers":{"__proto__":{"x":1},"a":[{"constructor":{"prototype":{"y":2}}}]}}';
    const { status, problem } = await send('POST', '/orders', body);
    expect(status).toBe(422);
    expect(problem.errors?.map(({ path }) => path).sort()).toEqual(['answers.__proto__', 'answers.a[0].constructor']);
  });

  describe('too much of something, before anything is converted and alone', () => {
    const names = (count: number): object =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`n${at}`, 1]));
    const bodies: Record<string, [body: unknown, path: string, code: string]> = {
      'a list longer than its class allows': [{ guests: Array(21).fill({ answers: 1 }) }, 'guests', 'tooLong'],
      'more fields than any class has': [{ ...names(101), guests: [{}] }, '', 'tooMany'],
      'more names than any object has': [{ guests: [{ answers: names(2001) }] }, 'guests[0].answers', 'tooMany'],
      'more values than any message has': [{ guests: [{}], answers: Array(50_001).fill(1) }, '', 'tooMany'],
    };
    test.each(Object.entries(bodies))('%s', async (_what, [body, path, code]) => {
      converted = 0;
      const { status, problem } = await send('POST', '/orders', JSON.stringify(body));
      expect([status, problem.errors, converted]).toEqual([422, [expect.objectContaining({ path, code })], 0]);
    });
  });

  test('a hundred errors, and how many more there are', async () => {
    const guests = Array.from({ length: 20 }, () => ({ shoes: 1, hats: 1, coats: 1, gloves: 1, scarves: 1, belts: 1 }));
    const { problem } = await send('POST', '/orders', JSON.stringify({ channel: 'web', guests }));
    expect([problem.errors?.length, problem.furtherErrors]).toEqual([100, 20]);
    expect(problem.detail).toContain('20 more');
  });

  test('long names outside, cut', async () => {
    const body = JSON.stringify({ ['x'.repeat(100_000)]: { constructor: 1 } });
    expect((await send('POST', '/orders', body)).problem.errors?.[0]?.path).toBe(`${'x'.repeat(60)}.constructor`);
  });

  test('in Danish for who asks for it', async () => {
    const { problem, headers } = await send('GET', '/nowhere', undefined, '', {
      'accept-language': 'fr, da;q=0.8, en;q=0.7',
    });
    expect([problem.title, headers.get('content-language')]).toEqual(['Findes ikke', 'da']);
  });

  test('a wrong method with those that are possible', async () => {
    expect((await send('DELETE', '/orders')).headers.get('allow')).toBe('POST');
  });

  test('what is not HTTP at all', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(http.url).port), '127.0.0.1', () => socket.write('NO HTTP\r\n\r\n'));
      let got = '';
      socket
        .on('data', (bytes) => (got += String(bytes)))
        .on('end', () => resolve(got))
        .on('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1.1 400 [\s\S]*application\/problem\+json/);
  });
});

test('an answer that cannot be sent is none, and keeps nobody waiting', async () => {
  const answer = await fetch(`${http.url}/orders/with/a-header-that-cannot-be`, { headers: { accept: 'text/html' } });
  expect(answer.status).toBe(500);
});

test('neither answer nor log tells what an error or an address held', async () => {
  const { text } = await send('GET', '/orders/secret-person');
  expect(text).not.toContain('Sharma');
  expect(lines.join('')).toContain('/orders/:id');
  expect(lines.join('')).not.toContain('secret-person');
});

test('secure headers go with every answer', async () => {
  const { headers } = await send('GET', '/nowhere');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
  expect(headers.get('cache-control')).toBe('no-store');
});

test('is live always and ready while every check holds', async () => {
  let away = true;
  health.register('database', () => {
    if (away) throw new Error('away');
  });
  expect((await send('GET', '/health/live')).status).toBe(200);
  expect((await fetch(`${http.url}/health/ready`)).status).toBe(503);
  away = false;
  expect((await fetch(`${http.url}/health/ready`)).status).toBe(200);
});

test.each(['full', 'disk-full'])(
  'without room to save (%s) says so, when to come again, and is not ready',
  async (id) => {
    const parts = { logger: createLogger('x', 'fatal'), health: new Health(), metrics: createMetrics('x') };
    const server = await startHttp(OrderModule, { service: 'orders', host: '127.0.0.1', port: 0, ...parts });
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    const answer = await fetch(`${server.url}/orders/${id}`);
    expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toEqual([
      503,
      '60',
      expect.objectContaining({ type: 'urn:ankomst:problem:noRoom' }),
    ]);
    const ready = await fetch(`${server.url}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([503, { ready: false, checks: { saving: 'NO_ROOM' } }]);
    await server.close();
  },
);

test('shows metrics by route pattern, and how messages ended', async () => {
  await send('GET', '/orders/1');
  expect((await send('GET', '/metrics')).text).toContain('route="/orders/:id"');
  expect(JSON.parse((await send('GET', '/promises')).text)).toEqual([{ topic: 'orders' }]);
});

test('shows neither to who comes through a proxy, and says to whom', async () => {
  for (const path of ['/metrics', '/promises']) {
    const { problem } = await send('GET', path, undefined, '', { 'x-forwarded-for': '192.0.2.7' });
    expect([problem.status, problem.detail]).toEqual([401, expect.stringContaining('OPERATOR_TOKEN')]);
  }
});

test('says once that a proxy is not known', async () => {
  await send('GET', '/orders/1', undefined, '', { 'x-forwarded-for': '192.0.2.7' });
  await send('GET', '/orders/1', undefined, '', { 'x-forwarded-for': '192.0.2.8' });
  const said = lines.filter((line) => line.includes('TRUSTED_PROXIES'));
  expect(said).toHaveLength(1);
  expect(said[0]).not.toContain('192.0.2.');
});

test('a taken port is said in one sentence that names the remedy', async () => {
  const port = Number(new URL(http.url).port);
  const options = {
    service: 'orders',
    host: '127.0.0.1',
    port,
    logger: createLogger('x', 'fatal'),
    health,
    metrics: createMetrics('x'),
  };
  await expect(startHttp(OrderModule, options)).rejects.toMatchObject({
    code: 'PORT_TAKEN',
    message: `The orders cannot listen on 127.0.0.1:${port}: another process does. Stop that one, or set PORT to a free port.`,
  });
});

test('who sends a body that is too large can send it to its end, and reads why it was refused', async () => {
  const size = 12_000_000;
  const socket = connect(Number(new URL(http.url).port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
  const broken = new Promise<never>((_, reject) => socket.once('error', reject));
  const head = ['POST /orders HTTP/1.1', 'Host: x', 'Content-Type: application/json', `Content-Length: ${size}`];
  const sent = new Promise<void>((resolve) => {
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    const piece = Buffer.alloc(1_000_000, ' ');
    const send = (left: number): void => {
      socket.write(piece, () => (left > piece.length ? setTimeout(send, 5, left - piece.length) : resolve()));
    };
    send(size);
  });
  await Promise.race([sent, broken]);
  expect(answer).toMatch(/^HTTP\/1.1 413 /);
  socket.destroy();
});

test('a connection that was opened and never asked anything holds up no end', async () => {
  const parts = { logger: createLogger('x', 'fatal'), health, metrics: createMetrics('x') };
  const server = await startHttp(OrderModule, { service: 'orders', host: '127.0.0.1', port: 0, ...parts });
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await server.close();
  await closed;
});

describe('a sender that is slow', () => {
  const patience = { headers: 100, request: 200, silence: 300, look: 20 };
  let server: RunningHttp;
  beforeAll(async () => {
    const parts = { logger: createLogger('x', 'fatal'), health, metrics: createMetrics('x') };
    server = await startHttp(OrderModule, { service: 'orders', host: '127.0.0.1', port: 0, ...parts, patience });
  });
  afterAll(() => server.close());

  /** What it is told, though it never closes the connection itself. */
  function told(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port: Number(new URL(server.url).port), host: '127.0.0.1', allowHalfOpen: true });
      let got = '';
      socket.on('data', (bytes) => (got += String(bytes)));
      socket.on('error', reject);
      socket.on('end', () => resolve(got));
      socket.write(text);
    });
  }

  test.each([
    ['of headers', 'POST /orders HTTP/1.1\r\nHost:', 'HTTP/1.1 408 '],
    ['of a body', 'POST /orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{', 'HTTP/1.1 408 '], // prettier-ignore
    ['of nothing', '', 'HTTP/1.1 408 '],
    ['of what is no HTTP', 'NO HTTP\r\n\r\n', 'HTTP/1.1 400 '],
  ])('%s is told, and its connection closed by us', async (_what, text, answer) => {
    expect(await told(text)).toContain(answer);
    while ((await openConnections()) > 0) await new Promise((resolve) => setImmediate(resolve));
  });

  function openConnections(): Promise<number> {
    return new Promise((resolve) => server.app.getHttpServer().getConnections((_, count) => resolve(count ?? 0)));
  }

  test('holds up no end', async () => {
    const parts = { logger: createLogger('x', 'fatal'), health, metrics: createMetrics('x') };
    const patient = await startHttp(OrderModule, { service: 'orders', host: '127.0.0.1', port: 0, ...parts });
    const socket = connect(Number(new URL(patient.url).port), '127.0.0.1');
    const gone = new Promise((resolve) => socket.once('close', resolve).on('error', () => undefined));
    const got = new Promise((resolve) => patient.app.getHttpServer().once('request', resolve));
    socket.write('POST /orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{');
    await got;
    await patient.close();
    await gone;
  });
});
