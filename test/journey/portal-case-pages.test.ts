import type { Json } from '#contracts';
import { eventually } from '../support/eventually.js';
import { PortalStage, type Arrived, type Opened } from './portal-stage.js';

jest.setTimeout(60_000);

let stage: PortalStage;
beforeAll(async () => {
  stage = await PortalStage.open();
});
afterAll(() => stage.close());

interface Page {
  status: number;
  location: string | null;
  type: string;
  text: string;
}

async function visit(arrived: Opened, path: string, form?: Record<string, string>): Promise<Page> {
  const answer = await fetch(stage.url + path, {
    method: form ? 'POST' : 'GET',
    redirect: 'manual',
    headers: {
      accept: 'text/html',
      cookie: `ankomst_visit=${arrived.accessToken}; ankomst_present=1; ankomst_language=en`,
      ...(form && { 'sec-fetch-site': 'same-origin' }),
    },
    body: form && new URLSearchParams(form),
  });
  const { status, headers } = answer;
  return {
    status,
    location: headers.get('location'),
    type: headers.get('content-type') ?? '',
    text: await answer.text(),
  };
}

const headline = ({ text }: Page): string => /<h1[^>]*>(.*?)<\/h1>/.exec(text)?.[1] ?? '';
const stateOf = (status: string, more: object = {}): Json => ({
  status,
  missing: [],
  waitingFor: [],
  deadlines: [],
  ...more,
});
const agency = (id: string, body: Json) => ({ kind: 'agency', id, version: 1, body });
const toldOf = async ({ caseId }: Arrived) =>
  (await stage.told([caseId])).filter(({ type }) => !type.includes('submitted'));

describe('the page of a case', () => {
  test('says honestly that nothing is known yet, and after a reload what is', async () => {
    const arrived = await stage.arrived();
    expect(headline(await visit(arrived, '/case'))).toBe('We have your application.');
    await stage.show(arrived.caseId, [agency('tax', stateOf('delivered'))]);
    await eventually(async () =>
      expect(headline(await visit(arrived, '/case'))).toBe('Your application is sent. Nobody has confirmed it yet.'),
    );
  });

  test('leads to the application while it is not sent, and nowhere without one', async () => {
    const draft = await stage.draft();
    expect(await visit(draft, '/case')).toMatchObject({ status: 303, location: '/application' });
    expect((await visit({ ...draft, accessToken: 'none' }, '/case')).status).toBe(401);
  });

  test('is one for each of the household, and for nobody else', async () => {
    const family = await stage.arrived({}, [{ personId: 'spouse', relation: 'spouse', answers: {} }]);
    const page = await visit(family, '/case?person=1');
    expect(page.text).toContain(`data-case="${family.cases.find(({ relation }) => relation === 'spouse')!.caseId}"`);
    expect((await visit(family, '/case?person=2')).status).toBe(404);
  });
});

describe('the way to what an employer is asked', () => {
  const worker = {
    identity: { citizenship: 'ES' },
    stay: { ground: 'work', entryDate: '2026-12-01', intendedEnd: 'open' },
    employment: { employerName: 'Havnefronten Software ApS' },
  };

  test.each(['/case', '/data'])(
    'stands on %s of who has a job, for each of the household, and of nobody else',
    async (path) => {
      const persons = [{ personId: 'spouse', relation: 'spouse', answers: worker }];
      const family = await stage.arrived(worker, persons);
      expect((await visit(family, path)).text).toContain('href="/invitations"');
      expect((await visit(family, `${path}?person=1`)).text).toContain('href="/invitations?person=1"');
      const jobless = await stage.arrived({ ...worker, stay: { ...worker.stay, ground: 'ownMeans' }, employment: {} });
      expect((await visit(jobless, path)).text).not.toContain('href="/invitations');
    },
  );
});

describe('an appointment', () => {
  test('is a calendar file without a name', async () => {
    const arrived = await stage.arrived({ identity: { familyName: 'Østerbye' } });
    const from = new Date(stage.clock.now().getTime() + 86_400_000).toISOString();
    const saidAt = stage.clock.now().toISOString();
    const to = from.replace(/\.\d+Z/, '.999Z');
    const appointment = { kind: 'attendance', place: 'Borgerservice', from, to, saidAt };
    await stage.show(arrived.caseId, [agency('municipality', stateOf('acknowledged', { appointment }))]);
    const file = '/case/appointment.ics?agency=municipality';
    await eventually(async () => expect((await visit(arrived, file)).status).toBe(200));
    const { text, type } = await visit(arrived, file);
    expect(type).toContain('text/calendar');
    expect(text).toContain('LOCATION:Borgerservice');
    expect(text).toContain(arrived.reference);
    expect(text).not.toContain('Østerbye');
    expect((await visit(arrived, '/case/appointment.ics?agency=tax')).status).toBe(404);

    const cancelled = { ...appointment, saidAt: from, cancelled: true };
    await stage.show(arrived.caseId, [
      { ...agency('municipality', stateOf('acknowledged', { appointment: cancelled })), version: 2 },
    ]);
    await eventually(async () => expect((await visit(arrived, file)).text).toContain('METHOD:CANCEL'));
    const off = await visit(arrived, file);
    const uidOf = (content: string): string | undefined => /^UID:.*$/m.exec(content)?.[0];
    expect(uidOf(off.text)).toBe(uidOf(text));
    expect(off.text).toContain('STATUS:CANCELLED');
    const page = await visit(arrived, '/case');
    expect(headline(page)).toBe('The municipality has cancelled your appointment.');
    expect(page.text).toContain('Do not come to the municipality: the time was taken back.');
    expect(page.text).toContain('Take it out of your calendar');
  });
});

describe('a withdrawal', () => {
  test('is told only after what follows was shown and confirmed, and once', async () => {
    const arrived = await stage.arrived();
    await stage.show(arrived.caseId, [
      agency('siri', stateOf('acknowledged')),
      agency('municipality', stateOf('waiting', { waitingFor: ['siri'] })),
    ]);
    await eventually(async () => expect((await visit(arrived, '/case/withdraw')).text).toContain('value="siri"'));

    const unchosen = await visit(arrived, '/case/withdraw', {});
    expect(unchosen.status).toBe(422);
    expect(unchosen.text).toContain('<title>Error: ');

    const asked = await visit(arrived, '/case/withdraw', { agency: 'siri' });
    expect(headline(asked)).toBe('Withdraw your application at SIRI?');
    expect(asked.text).toContain('We send nothing to the municipality either');
    expect(await toldOf(arrived)).toEqual([]);

    const danish = await visit(arrived, '/case/withdraw', { agency: 'siri', asked: 'yes', language: 'da' });
    expect(danish.text).toContain('<html lang="da"');
    expect(danish.text).toMatch(/<input type="hidden" name="agency" value="siri"/);
    expect(await toldOf(arrived)).toEqual([]);

    const form = { agency: 'siri', confirmed: 'yes' };
    expect(await visit(arrived, '/case/withdraw', form)).toMatchObject({
      status: 303,
      location: '/case?done=withdrawn',
    });
    await visit(arrived, '/case/withdraw', form);
    expect(await toldOf(arrived)).toMatchObject([{ data: { caseId: arrived.caseId, agency: 'siri' } }]);
  });
});

const text = (word: string) => ({ da: word, en: word });
const question = (path: string) => ({
  kind: 'question',
  id: path,
  version: 1,
  body: { path, agencies: ['tax'], label: text(path), why: text(`The reason for ${path}.`) },
});

describe('a question', () => {
  const asked = async (...paths: string[]): Promise<Arrived> => {
    const arrived = await stage.arrived();
    await stage.show(arrived.caseId, [agency('tax', stateOf('collecting')), ...paths.map(question)]);
    for (const path of paths)
      await eventually(async () =>
        expect((await visit(arrived, pageOf(path))).text).toContain(`The reason for ${path}.`),
      );
    return arrived;
  };
  const pageOf = (path: string): string => `/case/questions/${path.split('.')[0]!}`;

  test('stands with those of its topic, one topic a page, which lead on and show what else is left', async () => {
    const arrived = await asked('identity.formerNames', 'contact.phone', 'contact.email');
    const first = await visit(arrived, '/case/questions');
    expect(headline(first)).toBe('About you');
    expect(first.text).toContain('name="identity.formerNames"');
    expect(first.text).not.toContain('name="contact.phone"');
    expect(first.text).toMatch(/href="\/case\/questions\/identity" aria-current="page"/);
    expect(first.text).toMatch(/href="\/case\/questions\/contact">[^]*?2 questions/);
    const none = { 'identity.formerNames!none': 'yes', send: 'yes' };
    expect((await visit(arrived, '/case/questions', none)).location).toBe('/case/questions/contact?done=answered');
    const second = await visit(arrived, '/case/questions/contact?done=answered');
    expect(second.text).toContain('We have your answers.');
    expect(second.text).toContain('name="contact.phone"');
    expect(second.text).toContain('name="contact.email"');
    const typed = { 'contact.email': 'one@example.org', send: 'yes' };
    expect((await visit(arrived, '/case/questions/contact', typed)).location).toBe('/case?done=answered');
  });

  test('that was answered is asked no longer on the page that follows', async () => {
    const arrived = await asked('identity.formerNames', 'contact.phone');
    const sent = visit(arrived, '/case/questions', { 'identity.formerNames!none': 'yes', send: 'yes' });
    await eventually(async () => expect(await toldOf(arrived)).toHaveLength(1));
    await stage.show(arrived.caseId, [{ ...question('identity.formerNames'), version: 2, body: null }]);
    const { location } = await sent;
    const following = await visit(arrived, location!);
    expect(following.text).toContain('name="contact.phone"');
    expect(following.text).not.toContain('href="/case/questions/identity"');
  });

  test('that is asked no longer gives way to what is', async () => {
    const arrived = await asked('contact.phone');
    expect((await visit(arrived, '/case/questions/identity')).text).toContain('name="contact.phone"');
    const late = { 'identity.formerNames!none': 'yes', send: 'yes' };
    expect((await visit(arrived, '/case/questions/identity', late)).location).toBe('/case/questions');
  });

  test('is answered on its page, and what is left empty is left for later', async () => {
    const arrived = await asked('contact.phone', 'identity.formerNames');
    const typed = { 'contact.phone': '+45 12 34 56 78', send: 'yes' };
    expect(await visit(arrived, '/case/questions/contact', typed)).toMatchObject({
      status: 303,
      location: '/case?done=answered',
    });
    const told = await toldOf(arrived);
    expect(told).toHaveLength(1);
    expect(told[0]!.data.facts.map(({ path }) => path)).toEqual(['contact.phone']);
  });

  test('has "none" as an answer only when that is said', async () => {
    const arrived = await asked('identity.formerNames');
    expect((await visit(arrived, '/case/questions', { send: 'yes' })).status).toBe(422);
    await visit(arrived, '/case/questions', { 'identity.formerNames!none': 'yes', send: 'yes' });
    expect((await toldOf(arrived))[0]?.data.facts).toMatchObject([{ path: 'identity.formerNames', value: [] }]);
  });

  test('comes back with what was typed where it has to be corrected, in the other language too', async () => {
    const arrived = await asked('contact.email');
    const wrong = await visit(arrived, '/case/questions', { 'contact.email': 'nobody', send: 'yes' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="nobody"');
    const danish = await visit(arrived, '/case/questions', { 'contact.email': 'nobody', language: 'da' });
    expect(danish.text).toContain('<html lang="da"');
    expect(danish.text).toContain('value="nobody"');
    expect(await toldOf(arrived)).toEqual([]);
  });
});

describe('another language', () => {
  test.each(['/case/questions', '/case/withdraw', '/case/correct/contact.email', '/invitations', '/language/da'])(
    'is that of later mails, wherever it is chosen: %s',
    async (address) => {
      const arrived = await stage.arrived({ contact: { email: 'one@example.org' } });
      const body = question('contact.phone');
      await stage.show(arrived.caseId, [agency('tax', stateOf('collecting')), body]);
      await eventually(async () => expect((await visit(arrived, '/case/questions')).text).toContain('contact.phone'));
      await visit(arrived, address, address.startsWith('/language') ? undefined : { language: 'da' });
      const kept = await stage.ask(`SELECT language FROM portal.application WHERE id = $1`, [arrived.applicationId]);
      expect(kept).toEqual([{ language: 'da' }]);
    },
  );
});

describe('a correction', () => {
  test('says who was sent the answer, is told once for all, and can be no answer', async () => {
    const arrived = await stage.arrived({ contact: { email: 'old@example.org' } });
    const disclosure = {
      at: stage.clock.now().toISOString(),
      agency: 'siri',
      recipient: 'siri',
      purpose: { da: 'x', en: 'x' },
      legalBasis: [],
      paths: ['contact.email'],
      dossierVersion: 1,
      confirmed: true,
      eventId: 'e',
    };
    await stage.show(arrived.caseId, [
      agency('siri', stateOf('acknowledged')),
      { kind: 'disclosure', id: 'siri 1', version: 1, body: disclosure },
    ]);
    const address = '/case/correct/contact.email';
    await eventually(async () =>
      expect((await visit(arrived, address)).text).toContain('They were sent the answer that stands now'),
    );
    expect((await visit(arrived, address)).text).toContain('old@example.org');
    const corrected = await visit(arrived, address, { 'contact.email': 'new@example.org', send: 'yes' });
    expect(corrected.location).toBe('/case?done=corrected');
    await visit(arrived, address, { retract: 'yes' });
    const told = await toldOf(arrived);
    expect(told.map(({ data }) => data.facts[0])).toMatchObject([
      { path: 'contact.email', value: 'new@example.org' },
      { path: 'contact.email' },
    ]);
    expect(told[1]!.data.facts[0]).not.toHaveProperty('value');
  });

  test('is not for what an agency issues', async () => {
    const arrived = await stage.arrived();
    expect((await visit(arrived, '/case/correct/permit.number')).status).toBe(404);
  });
});

describe('a no', () => {
  const at = '2026-09-03T11:40:00.000Z';
  const reason = 'Afslag på opholdstilladelse. Begrundelsen fremgår af brevet.';
  const appeal = { body: 'Udlændingenævnet', until: '2026-10-29', how: 'Klagen sendes til nævnet.' };
  const refused = async (outcome: object, tax = stateOf('stopped')): Promise<Page> => {
    const arrived = await stage.arrived();
    await stage.show(arrived.caseId, [
      agency('siri', stateOf('refused', { outcome: { result: 'refused', at, facts: {}, ...outcome } })),
      agency('tax', tax),
    ]);
    await eventually(async () =>
      expect(headline(await visit(arrived, '/case'))).toBe('SIRI has refused your application.'),
    );
    return visit(arrived, '/case');
  };

  test('says what it means, whom it stopped, and quotes the agency in its own language', async () => {
    const { text: page } = await refused({ reason, appeal });
    expect(page).toContain('Read SIRI’s letter first');
    expect(page).toContain('What it means now');
    expect(page).toContain('waited for this answer and has stopped');
    expect(page).toContain('Nothing was sent to the Danish Tax Agency.');
    expect(page).toContain(`<blockquote lang="da">${reason}</blockquote>`);
    expect(page).toContain(`<blockquote lang="da">${appeal.how}</blockquote>`);
    expect(page).toContain('The last day is Thursday, 29 October 2026, stated by SIRI.');
  });

  test('claims no aim, draws no tick, and invents no deadline where the agency stated none', async () => {
    const { text: page } = await refused({ reason });
    expect(page).not.toMatch(/four hours/);
    expect(page).toContain('SIRI sent us nothing about appeal.');
    expect(page).toContain('See the date in SIRI’s letter');
    expect(page).not.toContain('There is nothing more to do');
    const legend = /<ul class="legend[^]*?<\/ul>/.exec(page)![0];
    expect(legend).toContain('Refused');
    expect(legend).toContain('Stopped: goes no further');
  });

  test('says who was told of what was revoked only by their own receipt, and what stands', async () => {
    const arrived = await stage.arrived();
    const told = { version: 2, at, ended: true };
    const granted = { outcome: { result: 'granted', at, facts: {} } };
    await stage.show(arrived.caseId, [
      agency('siri', stateOf('revoked', { outcome: { result: 'revoked', at, facts: {}, reason } })),
      agency('municipality', stateOf('granted', { ...granted, told: { ...told, reach: 'acknowledged' } })),
      agency('tax', stateOf('granted', { ...granted, told: { ...told, reach: 'delivered' } })),
    ]);
    await eventually(async () => expect((await visit(arrived, '/case')).text).toContain('Who was told'));
    const { text: page } = await visit(arrived, '/case');
    expect(headline({ text: page } as Page)).toBe('SIRI has revoked what it had approved.');
    expect(page).toMatch(/Told on 3 Sept 2026, 13:40/);
    expect(page).toMatch(/Sent on 3 Sept 2026, 13:40, not yet confirmed/);
    expect(page).toContain('what it decided stands until it says otherwise (Tax card)');
    expect(page).not.toMatch(/four hours/);
  });
});

describe('two statements that differ', () => {
  const married = { value: 'married', source: 'siri', at: '2026-09-03T09:21:00.000Z' };
  const unmarried = { value: 'unmarried', source: 'resident', at: '2026-09-01T08:00:00.000Z' };
  const conflict = (more: object = {}) => ({
    kind: 'conflict',
    id: 'identity.maritalStatus',
    version: 1,
    body: { path: 'identity.maritalStatus', values: [married, unmarried], decides: 'siri', ...more },
  });
  const objection = '/case/objection/identity.maritalStatus';

  async function disputed(more: object = {}): Promise<Arrived> {
    const arrived = await stage.arrived({ identity: { maritalStatus: 'unmarried' } });
    const outcome = { result: 'granted', at: married.at, facts: {} };
    await stage.show(arrived.caseId, [agency('siri', stateOf('granted', { outcome })), conflict(more)]);
    await eventually(async () => expect((await visit(arrived, '/case')).text).toContain('two statements'));
    return arrived;
  }

  test('stand side by side with who decides and how to reach them, and lead to an objection', async () => {
    const arrived = await disputed();
    const { text: page } = await visit(arrived, '/case');
    expect(page).toContain('Say which of the two is right');
    expect(page).toContain('SIRI decides what stands in its own records.');
    expect(page).toMatch(/href="https:\/\/nyidanmark\.dk[^"]*"/);
    expect(page).toContain(`href="${objection}"`);
    expect(page).not.toContain('caseworker');
  });

  test('can be objected to: who is told is said before, and the answer is sent once', async () => {
    const arrived = await disputed();
    const asked = await visit(arrived, objection);
    expect(headline(asked)).toBe('“Married” is wrong');
    expect(asked.text).toContain('<strong>SIRI</strong> is told your answer');
    expect(asked.text).toMatch(/value="unmarried"[^>]*checked|checked[^>]*value="unmarried"/);
    const sent = await visit(arrived, objection, { 'identity.maritalStatus': 'unmarried', send: 'yes' });
    expect(sent.location).toBe('/case?done=objected');
    expect((await visit(arrived, sent.location!)).text).toContain('We have your objection, and send it.');
    const facts = (await toldOf(arrived)).map(({ data }) => data.facts);
    expect(facts).toMatchObject([[{ path: 'identity.maritalStatus', value: 'unmarried' }]]);
  });

  test('can be settled by taking back what was said', async () => {
    const arrived = await disputed();
    expect((await visit(arrived, objection, { accept: 'yes' })).location).toBe('/case?done=accepted');
    const [told] = await toldOf(arrived);
    expect(told!.data.facts).toMatchObject([{ path: 'identity.maritalStatus' }]);
    expect(told!.data.facts[0]).not.toHaveProperty('value');
  });

  test('say of an objection only what a receipt has proven', async () => {
    const at = '2026-09-03T12:12:00.000Z';
    const told = [{ agency: 'siri', recipient: 'siri', at, reach: 'delivered' }];
    const arrived = await disputed({ claim: { at, source: 'resident', told } });
    const before = await visit(arrived, '/case');
    expect(headline(before)).toBe('Your objection to SIRI is not confirmed yet.');
    expect(before.text).toContain('Sent to SIRI, not yet confirmed');
    const claim = { at, source: 'resident', told: [{ ...told[0]!, reach: 'acknowledged' }] };
    await stage.show(arrived.caseId, [{ ...conflict({ claim }), version: 2 }]);
    await eventually(async () =>
      expect(headline(await visit(arrived, '/case'))).toBe('SIRI has your objection and has not answered it yet.'),
    );
  });

  test('that are disputed no longer lead back to the case', async () => {
    const arrived = await stage.arrived();
    expect(await visit(arrived, objection)).toMatchObject({ status: 303, location: '/case' });
  });
});
