import { Controller, HttpCode, Module, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { createLogger, createMetrics, Health } from '#observability';
import type { FastifyRequest } from 'fastify';
import { request as ask } from 'node:http';
import { BytesInHand } from './bytes-in-hand.js';
import { readSentForm, startHttp, type ProblemBody, type RunningHttp } from './index.js';

jest.setTimeout(30_000);

/** Says back what was read: how many values of each field, and how large each file is. */
async function read(request: FastifyRequest): Promise<object> {
  const { values, files } = await readSentForm(request);
  return {
    values: Object.fromEntries([...values].map(([name, all]) => [name, all.length])),
    files: [...files.values()].flat().map(({ bytes, tooLarge }) => (tooLarge ? 'too large' : bytes.length)),
  };
}

@Controller()
class Forms {
  @Post('form')
  @HttpCode(200)
  @RouteConfig({ takesForm: true })
  form(@Req() request: FastifyRequest): Promise<object> {
    return read(request);
  }

  @Post('page')
  @HttpCode(200)
  @RouteConfig({ takesForm: true, takesFiles: 4 })
  page(@Req() request: FastifyRequest): Promise<object> {
    return read(request);
  }

  @Post('file')
  @HttpCode(200)
  @RouteConfig({ takesFiles: 1 })
  file(@Req() request: FastifyRequest): Promise<object> {
    return read(request);
  }

  @Post('json')
  json(): void {}
}

@Module({ controllers: [Forms] })
class FormModule {}

let http: RunningHttp;
beforeAll(async () => {
  const parts = { logger: createLogger('forms', 'fatal'), health: new Health(), metrics: createMetrics('forms') };
  http = await startHttp(FormModule, { service: 'forms', host: '127.0.0.1', port: 0, forms: true, ...parts });
});
afterAll(() => http.close());

const MEGABYTE = 1024 * 1024;

function form(fields: Record<string, string>, files: readonly number[] = []): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  for (const size of files) body.append('files', new Blob([new Uint8Array(size)]), 'a.pdf');
  return body;
}

const names = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`n${at}`, '']));

async function post(
  path: string,
  body: FormData | URLSearchParams | string,
  type?: string,
): Promise<[number, unknown]> {
  const answer = await fetch(`${http.url}/${path}`, { method: 'POST', body, headers: type ? { 'content-type': type } : {} }); // prettier-ignore
  return [answer.status, await answer.json()];
}

const refused = (status: number, kind: string): [number, unknown] => [
  status,
  expect.objectContaining({ type: `urn:ankomst:problem:${kind}` }),
];

describe('a form', () => {
  test('is read with its files, a file that is too large forgotten and the rest kept', async () => {
    const sent = form({ name: 'Åse' }, [10, 20 * MEGABYTE + 1, 20]);
    expect(await post('page', sent)).toEqual([200, { values: { name: 1 }, files: [10, 'too large', 20] }]);
    expect(await post('form', new URLSearchParams('a=1&a=2&b='))).toEqual([200, { values: { a: 2, b: 1 }, files: [] }]);
  });

  const tooMuch: Record<string, [path: string, body: FormData | URLSearchParams | string, type?: string]> = {
    'with a file where none is taken': ['form', form({}, [1])],
    'with more files than are taken': ['page', form({}, [1, 1, 1, 1, 1])],
    'with more fields than any page has': ['page', form(names(2001))],
    'with more fields than any page has, as a query': ['form', new URLSearchParams(names(2001))],
    'with the same field again and again': ['form', 'a&'.repeat(100_000), 'application/x-www-form-urlencoded'],
    'with more text than 1 MB': ['page', form(Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`n${at}`, 'x'.repeat(99_999)])))], // prettier-ignore
  };
  test.each(Object.entries(tooMuch))('%s is too large', async (_what, [path, body, type]) => {
    expect(await post(path, body, type)).toEqual(refused(413, 'formTooLarge'));
  });

  const odd: Record<string, [body: string, type: string, status: number, kind: string]> = {
    'that is cut short': ['--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nhal', 'multipart/form-data; boundary=x', 400, 'malformedForm'], // prettier-ignore
    'that is cut short in a file': ['--x\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\nhal', 'multipart/form-data; boundary=x', 400, 'malformedForm'], // prettier-ignore
    'that is cut short in a header': ['--x\r\nContent-Disposition: form-da', 'multipart/form-data; boundary=x', 400, 'malformedForm'], // prettier-ignore
    'without a boundary': ['--x--', 'multipart/form-data', 400, 'malformedForm'],
    'with an empty boundary': ['--x--', 'multipart/form-data; boundary=', 400, 'malformedForm'],
    'with another boundary than it names': ['--y--\r\n', 'multipart/form-data; boundary=x', 400, 'malformedForm'],
    'with a name of JavaScript': ['--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x--\r\n', 'multipart/form-data; boundary=x', 400, 'malformedRequest'], // prettier-ignore
    'that is JSON': ['{"a":1}', 'application/json', 415, 'unsupportedMediaType'],
    'of another multipart type': ['--x--', 'multipart/mixed; boundary=x', 415, 'unsupportedMediaType'],
  };
  test.each(Object.entries(odd))('%s is the sender’s to mend', async (_what, [body, type, status, kind]) => {
    expect(await post('page', body, type)).toEqual(refused(status, kind));
    if (status !== 415) expect(await post('file', body, type)).toEqual(refused(status, kind));
  });
});

describe('a body that is larger than its route takes', () => {
  /** Sends so much of it, then waits for the answer. */
  function begin(path: string, send: number, length?: number): Promise<ProblemBody> {
    return new Promise((resolve, reject) => {
      const sizes = length === undefined ? {} : { 'content-length': length };
      const headers = { 'content-type': 'multipart/form-data; boundary=x', ...sizes };
      const sending = ask(`${http.url}/${path}`, { method: 'POST', headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        answer.on('end', () => {
          resolve(JSON.parse(text) as ProblemBody);
          sending.destroy();
        });
      });
      sending.on('error', reject);
      sending.write('--x\r\nContent-Disposition: form-data; name="a"; filename="a.pdf"\r\n\r\n');
      const piece = Buffer.alloc(MEGABYTE);
      for (let sent = 0; sent < send; sent += piece.length) sending.write(piece);
    });
  }

  test.each([
    ['form', 'formTooLarge', 2],
    ['page', 'formTooLarge', 62],
    ['file', 'fileTooLarge', 22],
    ['json', 'unsupportedMediaType', 2],
  ])('%s: by its own word, before any of it is read', async (path, kind, megabytes) => {
    expect((await begin(path, 0, megabytes * MEGABYTE)).type).toBe(`urn:ankomst:problem:${kind}`);
  });

  test.each([
    ['form', 'formTooLarge', 2],
    ['page', 'formTooLarge', 62],
    ['file', 'fileTooLarge', 22],
  ])('%s: as soon as it is, where it does not say how large it is', async (path, kind, megabytes) => {
    expect((await begin(path, megabytes * MEGABYTE)).type).toBe(`urn:ankomst:problem:${kind}`);
  });
});

describe('files of all requests together', () => {
  test('have a limit, and leave their room when their answer is sent', () => {
    const hand = new BytesInHand(10);
    const [one, other, third] = [{}, {}, {}];
    expect([hand.take(one, 'a', 5), hand.take(other, 'b', 4), hand.take(third, 'c', 2)]).toEqual([true, true, false]);
    hand.letGo(one);
    hand.letGo(one);
    expect([hand.take(one, 'a', 1), hand.take(third, 'c', 5), hand.take(third, 'd', 2)]).toEqual([false, true, false]);
  });

  test('of one line take half of the room at most, however many requests it sends, and have it again', () => {
    const hand = new BytesInHand(10);
    const [one, other, elsewhere] = [{}, {}, {}];
    expect([hand.take(one, 'a', 3), hand.take(other, 'a', 3), hand.take(other, 'a', 2)]).toEqual([true, false, true]);
    expect(hand.take(elsewhere, 'b', 5)).toBe(true);
    hand.letGo(one);
    expect([hand.take(other, 'a', 3), hand.take(other, 'a', 1)]).toEqual([true, false]);
  });
});
