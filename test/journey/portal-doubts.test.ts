import { PortalStage } from './portal-stage.js';
import { Visitor } from './portal-visitor.js';

jest.setTimeout(60_000);

let stage: PortalStage;
beforeAll(async () => {
  stage = await PortalStage.open();
});
afterAll(() => stage.close());

/** Somebody with an address in Vesterbro, in the municipality given, and the page that asks for it. */
async function newcomer(language: 'da' | 'en' = 'en', municipalityCode = '0147') {
  const opened = await stage.draft();
  const address = { street: 'Vesterbrogade', houseNumber: '112', municipalityCode, postalCode: '1620' };
  const answers = {
    identity: { citizenship: 'ES', birthDate: '1991-03-14' },
    stay: { ground: 'work', entryDate: '2026-09-01', intendedEnd: 'open', moveInDate: '2026-09-03' },
    address: { ...address, floor: '3', door: 'tv', homeAtDisposal: { inDenmark: true, abroad: false } },
  };
  const absent = { 'address.housingProof': 'notYetIssued' };
  const path = `/applications/${opened.applicationId}`;
  const { status } = await stage.call('PATCH', path, { answers, absent }, { token: opened.accessToken });
  expect(status).toBe(200);
  const who = new Visitor(stage.url, language);
  await who.post('/continue', { reference: opened.reference, code: opened.accessCode });
  for (let page = 1; page < 9; page += 1) {
    const { html } = await who.get(`/application/topics/address?page=${page}`);
    if (html.includes('name="address.postalCode"'))
      return { who, page: `/application/topics/address?page=${page}`, html };
  }
  throw new Error('no page asks for the postal code');
}

/** What a browser sends of a page: each field as it stands. */
function fieldsOf(html: string): Record<string, string> {
  const inputs = [...html.matchAll(/<input[^>]*>/g)].map(([tag]) => tag);
  const chosen = [...html.matchAll(/<select[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)].map(
    ([, name, options]) =>
      [name!, /<option[^>]*selected[^>]*value="([^"]*)"|value="([^"]*)"[^>]*selected/.exec(options!)] as const,
  );
  const of = (tag: string, attribute: string): string | undefined =>
    new RegExp(`\\b${attribute}="([^"]*)"`).exec(tag)?.[1];
  return Object.fromEntries([
    ...inputs
      .filter((tag) => of(tag, 'name') && !/type="(radio|checkbox|file)"/.test(tag))
      .map((tag) => [of(tag, 'name')!, of(tag, 'value') ?? ''] as const),
    ...inputs
      .filter((tag) => /type="radio"/.test(tag) && /\bchecked\b/.test(tag))
      .map((tag) => [of(tag, 'name')!, of(tag, 'value')!] as const),
    ...chosen.map(([name, value]) => [name, value?.[1] ?? value?.[2] ?? ''] as const),
  ]);
}

test.each([
  ['en', 'Is that so?', 'It is as I wrote it'],
  ['da', 'Er det rigtigt?', 'Det er, som jeg har skrevet'],
] as const)(
  'a postal code of another municipality is asked back, in %s, and taken',
  async (language, question, answer) => {
    const { who, page, html } = await newcomer(language);
    expect(html).not.toContain(answer);
    const doubted = await who.post(page, fieldsOf(html));
    expect(doubted.status).toBe(200);
    expect(doubted.html).toContain(question);
    expect(doubted.html).toContain(answer);
    expect(doubted.html).not.toContain('error-summary');
    const taken = await who.post(page, { ...fieldsOf(doubted.html), asWritten: 'yes' });
    expect(taken.status).toBe(303);
    expect((await who.get('/application/check')).html).toContain(question);
  },
);

test('what goes together is not asked back', async () => {
  const { who, page, html } = await newcomer('en', '0101');
  const saved = await who.post(page, fieldsOf(html));
  expect(saved.status).toBe(303);
  expect((await who.get('/application/check')).html).not.toContain('Is that so?');
});

test.each(['en', 'da'] as const)(
  'a birth date that the passport’s lines say otherwise is asked back, in %s, and is left as it was written',
  async (language) => {
    const lines = ['P<ESPORTEGA<<LUCIA<<<<<<<<<<<<<<<<<<<<<<<<<<', 'AAA0000000ESP9103144F3003149<<<<<<<<<<<<<<02'].join(
      '\n',
    );
    const asked = { en: 'Date of birth: the lines of the passport say', da: 'Fødselsdato: linjerne i passet siger' };
    const read = async (birthDate: string) => {
      const opened = await stage.draft();
      const answers = {
        identity: { citizenship: 'ES', birthDate },
        stay: { ground: 'work', entryDate: '2026-09-01', intendedEnd: 'open' },
      };
      await stage.call('PATCH', `/applications/${opened.applicationId}`, { answers }, { token: opened.accessToken });
      const who = new Visitor(stage.url, language);
      await who.post('/continue', { reference: opened.reference, code: opened.accessCode });
      const { html, status } = await who.post('/application/topics/identity', { read: 'mrz', mrz: lines });
      const again = await who.post('/application/topics/identity', { continue: 'yes', mrz: lines });
      return { status, html, again: again.html };
    };
    const other = await read('1992-03-14');
    expect(other.status).toBe(200);
    expect(other.html).toContain(asked[language]);
    expect(other.again).toContain(asked[language]);
    for (const birthDate of ['1991-03-14', '1991']) expect((await read(birthDate)).html).not.toContain(asked[language]);
  },
);

test.each([
  ['en', 'Family name: the lines have no room for more', 'no document to travel on'],
  ['da', 'Efternavn: linjerne har ikke plads til mere', 'det rejser man ikke på'],
] as const)(
  'what a zone may not hold whole is said, and a residence card is refused, in %s',
  async (language, cut, none) => {
    const opened = await stage.draft();
    const stay = { ground: 'work', entryDate: '2026-09-01', intendedEnd: 'open' };
    const answers = { identity: { citizenship: 'TH' }, stay };
    await stage.call('PATCH', `/applications/${opened.applicationId}`, { answers }, { token: opened.accessToken });
    const who = new Visitor(stage.url, language);
    await who.post('/continue', { reference: opened.reference, code: opened.accessCode });
    const read = async (...lines: string[]) =>
      who.post('/application/topics/identity', { read: 'mrz', mrz: lines.join('\n') });
    const passport = ['P<THANILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K', 'AAA0000000THA9103144F3003149<<<<<<<<<<<<<<02'];
    const long = await read(...passport);
    expect([long.status, long.html]).toEqual([200, expect.stringContaining(cut)]);
    expect(long.html).toContain('value="Nilavadhanananda"');
    const card = ['ARD<<L8988901C4<<<<<<<<<<<<<<<', '4001078M9612108D<<<<<<<<<<<<<0', 'MUSTERMANN<<ANGELIKA<<<<<<<<<<'];
    const refused = await read(...card);
    expect([refused.status, refused.html]).toEqual([422, expect.stringContaining(none)]);
  },
);
