import type { FastifyReply, FastifyRequest } from 'fastify';
import { Cookies } from './cookies.js';

const plain = new Cookies({ production: false, publicUrl: 'http://127.0.0.1:3000' });
const behindTls = new Cookies({ production: false, publicUrl: 'https://ankomst.example' });
const production = new Cookies({ production: true, publicUrl: 'http://127.0.0.1:3000' });

const requestOf = (cookie: string, protocol: 'http' | 'https' = 'http'): FastifyRequest =>
  ({ protocol, headers: { cookie } }) as unknown as FastifyRequest;

function given(cookies: Cookies, protocol?: 'http' | 'https'): string {
  let line = '';
  const reply = { request: requestOf('', protocol), header: (_: string, value: string) => (line = value) };
  cookies.set(reply as unknown as FastifyReply, 'visit', 'x', { path: '/part', sameSite: 'Lax', maxAgeSeconds: 9 });
  return line;
}

test('is plain on a loopback', () => {
  expect(given(plain)).toBe('visit=x; Path=/part; HttpOnly; SameSite=Lax; Max-Age=9');
  expect(plain.read(requestOf('a=1; visit=x'), 'visit')).toBe('x');
});

test('is of this host alone behind TLS, by a setting or by what a trusted proxy says, and a plain one is none then', () => {
  for (const line of [given(behindTls), given(production), given(plain, 'https')])
    expect(line).toBe('__Host-visit=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=9; Secure');
  expect(behindTls.read(requestOf('__Host-visit=x; visit=y'), 'visit')).toBe('x');
  expect(behindTls.read(requestOf('visit=y'), 'visit')).toBeUndefined();
  expect(plain.read(requestOf('visit=y', 'https'), 'visit')).toBeUndefined();
});

test.each(['visit=x; visit=y', 'visit=x; visit=x', 'visit=; visit=x'])('of two neither counts: %s', (cookie) =>
  expect(plain.read(requestOf(cookie), 'visit')).toBeUndefined(),
);
