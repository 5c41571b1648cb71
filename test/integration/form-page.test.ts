import { FormPage, type FieldContext, type Kept, type Taken, type TypedForm } from '#fact-form';
import type { RunningHttp } from '#http';
import { Instead, PageController, type Visit } from '#pages';
import { h, type JSX } from 'preact';
import { openFace } from './second-face/face.js';

const kept: string[] = [];
const taken: string[] = [];

/** A name that may not be `wrong`, kept even where it is not sent off. */
@PageController('name')
class NamePage extends FormPage<string> {
  protected find(_: Visit, { query }: { query: Record<string, unknown> }): string | Instead {
    return query.of === 'nobody' ? Instead.goTo('/elsewhere') : 'somebody';
  }

  protected show(subject: string, { form, problems }: FieldContext): JSX.Element {
    return h('p', null, `${subject}: ${form.text('name')}, ${problems.length} to correct`);
  }

  protected override keep(subject: string, form: TypedForm): Promise<Kept<string>> {
    const name = form.text('name');
    if (name === 'wrong') return Promise.resolve({ subject, wrong: [{ name: 'name', message: { da: '', en: '' } }] });
    kept.push(name);
    return Promise.resolve({ subject: 'somebody else', wrong: [] });
  }

  protected take(_: string, form: TypedForm): Taken {
    taken.push(form.text('name'));
    return Instead.goTo('/next');
  }
}

let http: RunningHttp;
beforeAll(async () => {
  http = await openFace(NamePage);
});
afterAll(() => http.close());
beforeEach(() => {
  kept.length = taken.length = 0;
});

async function send(fields: Record<string, string>, query = '') {
  const body = new URLSearchParams(fields);
  const answer = await fetch(`${http.url}/name${query}`, { method: 'POST', body, redirect: 'manual' });
  return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() };
}

it('takes what holds, and leads on', async () => {
  expect(await send({ name: 'Maya' })).toMatchObject({ status: 303, to: '/next' });
  expect([kept, taken]).toEqual([['Maya'], ['Maya']]);
});

it('shows what does not hold, as it was typed, and takes nothing', async () => {
  const { status, html } = await send({ name: 'wrong' });
  expect([status, html]).toEqual([422, expect.stringContaining('somebody: wrong, 1 to correct')]);
  expect(taken).toEqual([]);
});

it('keeps what was typed of whoever leaves, and takes nothing', async () => {
  expect(await send({ name: 'Maya', leave: 'yes' })).toMatchObject({ status: 303, to: '/leave' });
  expect([kept, taken]).toEqual([['Maya'], []]);
});

it('lets nobody leave with what does not hold', async () => {
  expect((await send({ name: 'wrong', leave: 'yes' })).status).toBe(422);
});

it('keeps what was typed in the other language, and takes nothing', async () => {
  const { status, html } = await send({ name: 'Maya', language: 'en' });
  expect([status, html]).toEqual([200, expect.stringContaining('somebody: Maya, 0 to correct')]);
  expect([kept, taken]).toEqual([['Maya'], []]);
});

it.each([
  ['Maya', 204],
  ['wrong', 422],
])('answers a script that saves %p with %i, and with no page', async (name, status) => {
  expect(await send({ name, autosave: 'yes' })).toEqual({ status, to: null, html: '' });
  expect(taken).toEqual([]);
});

it('leads elsewhere where there is nothing to show, and a script that saves is told that nothing was kept', async () => {
  expect(await send({ name: 'Maya' }, '?of=nobody')).toMatchObject({ status: 303, to: '/elsewhere' });
  expect((await send({ name: 'Maya', autosave: 'yes' }, '?of=nobody')).status).toBe(409);
  expect([kept, taken]).toEqual([[], []]);
});
