import type { FastifyReply, FastifyRequest } from 'fastify';
import { operatorsOnly } from './operators-only.js';

const TOKEN = 'a-token-of-the-operator';

interface Asked {
  from?: string;
  at?: string;
  headers?: Record<string, string>;
}

async function isAnswered({ from = '127.0.0.1', at = '127.0.0.1', headers }: Asked, token?: string): Promise<boolean> {
  const socket = { remoteAddress: from, localAddress: at };
  const request = { socket, headers: { host: `${at}:3000`, ...headers } } as unknown as FastifyRequest;
  const reply = { raw: {}, code: () => reply, headers: () => reply, type: () => reply, send: () => reply };
  return (
    (await operatorsOnly(token === undefined ? undefined : { accepted: ['the-next-one', token] })(
      request,
      reply as unknown as FastifyReply,
    )) === undefined
  );
}

test.each<[string, Asked]>([
  ['by its loopback', {}],
  ['by a name of it', { headers: { host: 'localhost:3000' } }],
  ['by IPv6', { from: '::1', at: '::1', headers: { host: '[::1]:3000' } }],
  [
    'by IPv4 as a socket for both says it',
    { from: '::ffff:127.0.0.1', at: '::ffff:127.0.0.1', headers: { host: '127.0.0.1' } },
  ],
  ['by an address of its own', { from: '10.0.0.5', at: '10.0.0.5' }],
])('this machine itself is answered %s', async (_, asked) => expect(await isAnswered(asked)).toBe(true));

const passedOn = ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'via', 'x-real-ip', 'cf-connecting-ip'];
test.each(passedOn)('what a proxy passes on is not, whatever it shows: %s', async (name) => {
  expect(await isAnswered({ headers: { [name]: '127.0.0.1' } })).toBe(false);
  expect(await isAnswered({ headers: { [name]: '', authorization: `Bearer ${TOKEN}` } }, TOKEN)).toBe(false);
});

test.each<[string, Asked]>([
  ['from elsewhere', { from: '10.0.0.6', at: '10.0.0.5' }],
  ['by a public name', { headers: { host: 'ankomst.example' } }],
  ['without a name', { headers: { host: '' } }],
])('who asks %s needs the token', async (_, { headers, ...asked }) => {
  const showing = (token: string): Asked => ({ ...asked, headers: { ...headers, authorization: `Bearer ${token}` } });
  expect(await isAnswered({ ...asked, headers }, TOKEN)).toBe(false);
  expect(await isAnswered(showing('another-token-of-nobody'), TOKEN)).toBe(false);
  expect(await isAnswered(showing('undefined'))).toBe(false);
  expect(await isAnswered(showing(TOKEN), TOKEN)).toBe(true);
});
