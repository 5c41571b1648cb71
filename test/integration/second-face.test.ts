import type { RunningHttp } from '#http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CounterPage, written } from './second-face/counter-page.js';
import { openFace } from './second-face/face.js';

let http: RunningHttp;
beforeAll(async () => {
  http = await openFace(CounterPage);
});
afterAll(() => http.close());

interface Page {
  status: number;
  location: string | null;
  cookie: string | null;
  html: string;
}

async function ask(fields?: Record<string, string>): Promise<Page> {
  const init: RequestInit = fields ? { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' } : {};
  const answer = await fetch(`${http.url}/counter/contact`, init);
  const { headers, status } = answer;
  return { status, location: headers.get('location'), cookie: headers.get('set-cookie'), html: await answer.text() };
}

describe('a page of another face, made of the libraries alone', () => {
  it('is short, and knows nothing of the portal', () => {
    const source = readFileSync(join(__dirname, 'second-face/counter-page.tsx'), 'utf8');
    expect(source.split('\n').length).toBeLessThan(60);
    expect(source).not.toMatch(/apps\//);
  });

  it('asks a topic as its schema says', async () => {
    const { status, html } = await ask();
    expect(status).toBe(200);
    expect(html).toContain('<html lang="da">');
    expect(html).toContain('name="contact.email"');
  });

  it('says what has to be corrected at its field, and keeps what was typed', async () => {
    const { status, html } = await ask({ 'contact.email': 'nobody', 'contact.phone': '+45 12 34 56 78' });
    expect(status).toBe(422);
    expect(html).toContain('href="#contact-email"');
    expect(html).toContain('value="nobody"');
  });

  it('turns to the other language with what was typed', async () => {
    const { status, html, cookie } = await ask({ 'contact.email': 'nobody', language: 'en' });
    expect([status, cookie]).toEqual([200, 'spoken=en']);
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('value="nobody"');
  });

  it('takes what holds, leads on, and shows it from then on', async () => {
    const { status, location } = await ask({ 'contact.email': 'maya@example.org' });
    expect([status, location]).toEqual([303, '/counter/contact']);
    expect(written.get('contact.email')).toBe('maya@example.org');
    expect((await ask()).html).toContain('value="maya@example.org"');
  });
});
