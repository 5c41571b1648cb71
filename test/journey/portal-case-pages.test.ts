import { eventually } from '../support/eventually.js';
import { PortalStage, type Arrived } from './portal-stage.js';
import { agency, CaseVisitor, headline, stateOf } from './portal-case-visitor.js';

jest.setTimeout(60_000);

let stage: PortalStage;
let visitor: CaseVisitor;
beforeAll(async () => {
  stage = await PortalStage.open();
  visitor = new CaseVisitor(stage);
});
afterAll(() => stage.close());

const visit: CaseVisitor['visit'] = (...args) => visitor.visit(...args);
const toldOf: CaseVisitor['toldOf'] = (arrived) => visitor.toldOf(arrived);

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

test('an agency that takes no part is named, and why nothing comes from it', async () => {
  const arrived = await stage.arrived();
  const away = (name: string) => agency(name, stateOf('notApplicable'));
  await stage.show(arrived.caseId, [agency('tax', stateOf('delivered')), away('siri'), away('municipality')]);
  await eventually(async () => {
    const { text } = await visit(arrived, '/case');
    expect(text).toContain('data-without-part="siri"');
    expect(text).toMatch(/data-without-part="municipality".*for at least three months, and gives them a CPR number/);
    expect(text).not.toContain('data-without-part="tax"');
  });
});

test('what others of the household still owe stands on the case of each', async () => {
  const family = await stage.arrived({}, [{ personId: 'spouse', relation: 'spouse', answers: {} }]);
  const spouse = family.cases.find(({ relation }) => relation === 'spouse')!.caseId;
  expect((await visit(family, '/case')).text).not.toContain('id="others-owe"');
  await stage.show(spouse, [agency('tax', stateOf('collecting')), question('contact.phone')]);
  await eventually(async () =>
    expect((await visit(family, '/case')).text).toMatch(
      /id="others-owe"><li><a href="\/case\?person=1">[^<]*one answer is missing</,
    ),
  );
  expect((await visit(family, '/case?person=1')).text).not.toContain('id="others-owe"');
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

describe('a withdrawal', () => {
  test('is offered of what is not decided only, says what stays, and of nothing once all is decided', async () => {
    const arrived = await stage.arrived();
    const outcome = { result: 'granted', at: stage.clock.now().toISOString(), facts: {} };
    await stage.show(arrived.caseId, [
      agency('siri', stateOf('granted', { outcome })),
      agency('tax', stateOf('acknowledged')),
    ]);
    await eventually(async () => expect((await visit(arrived, '/case')).text).toContain('/case/withdraw"'));
    const { text: page } = await visit(arrived, '/case/withdraw');
    expect(page).toContain('What is decided cannot be withdrawn here and stays: SIRI.');
    expect(page).toContain('Everything that is not decided');
    expect(page).not.toContain('value="siri"');
    expect(headline(await visit(arrived, '/case/withdraw', { agency: 'all' }))).toBe(
      'Withdraw everything that is not decided?',
    );

    await stage.show(arrived.caseId, [{ ...agency('tax', stateOf('granted', { outcome })), version: 2 }]);
    await eventually(async () => expect((await visit(arrived, '/case')).text).not.toContain('/case/withdraw"'));
    const refused = await visit(arrived, '/case/withdraw', { agency: 'all', confirmed: 'yes' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('There is nothing to withdraw.');
    expect(await toldOf(arrived)).toEqual([]);
  });

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
      location: expect.stringMatching(/^\/case\?done=withdrawn/) as string,
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

  test('is named on the case, and beyond four how many more there are', async () => {
    const arrived = await asked('identity.formerNames', 'contact.phone');
    const missing = /id="missing-answers">([^<]*)</;
    expect(missing.exec((await visit(arrived, '/case')).text)?.[1]).toMatch(/^What is missing: [^;]+; [^;]+\.$/);
    const more = ['contact.email', 'address.street', 'address.floor', 'address.door'];
    const many = await asked('identity.formerNames', 'contact.phone', ...more);
    expect(missing.exec((await visit(many, '/case')).text)?.[1]).toMatch(/; and two more\.$/);
  });

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
      expect((await visit(arrived, address)).text).toContain(
        'They were sent the answer that stands now, and get the new one:',
      ),
    );
    expect((await visit(arrived, address)).text).toContain('old@example.org');
    const corrected = await visit(arrived, address, { 'contact.email': 'new@example.org', send: 'yes' });
    expect(corrected.location).toBe('/case?done=corrected&of=contact.email');
    expect((await visit(arrived, corrected.location!)).text).toContain(
      'We have your correction, and tell those who have the old answer: SIRI.',
    );
    await visit(arrived, address, { retract: 'yes' });
    const told = await toldOf(arrived);
    expect(told.map(({ data }) => data.facts[0])).toMatchObject([
      { path: 'contact.email', value: 'new@example.org' },
      { path: 'contact.email' },
    ]);
    expect(told[1]!.data.facts[0]).not.toHaveProperty('value');
  });

  test('of what nobody was sent yet is kept, and promises to tell nobody', async () => {
    const arrived = await stage.arrived({ contact: { email: 'old@example.org' } });
    const address = '/case/correct/contact.email';
    expect((await visit(arrived, address)).text).toContain('Nobody yet. We keep your answer');
    const corrected = await visit(arrived, address, { 'contact.email': 'new@example.org', send: 'yes' });
    expect((await visit(arrived, corrected.location!)).text).toContain(
      'Nobody has been sent the old answer, so nobody has to be told.',
    );
  });

  test('against the word of an agency is kept, and promises nothing that only the agency can do', async () => {
    const arrived = await stage.arrived();
    const observedAt = '2026-09-03T09:21:00.000Z';
    const stated = { value: 'one@example.org', source: 'siri', assurance: 'authoritative', observedAt, eventId: 'e' };
    await stage.show(arrived.caseId, [
      agency('siri', stateOf('granted')),
      { kind: 'fact', id: 'contact.email', version: 1, body: { ...stated, alternatives: [] } },
    ]);
    const address = '/case/correct/contact.email';
    await eventually(async () => expect((await visit(arrived, address)).text).toContain('SIRI states this answer'));
    const corrected = await visit(arrived, address, { 'contact.email': 'new@example.org', send: 'yes' });
    expect((await visit(arrived, corrected.location!)).text).toContain(
      'What SIRI states counts until it says otherwise.',
    );
  });

  test('of a protection that an agency states promises no objection: nobody else can lift it', async () => {
    const arrived = await stage.arrived();
    const said = { source: 'municipality', assurance: 'authoritative', observedAt: '2026-09-03T09:21:00.000Z' };
    const body = { ...said, value: { wanted: true }, eventId: 'e', alternatives: [] };
    await stage.show(arrived.caseId, [{ kind: 'fact', id: 'address.protection', version: 1, body }]);
    await eventually(async () => {
      const { text } = await visit(arrived, '/case/correct/address.protection');
      expect(text).toContain('nobody else can take it back: ask there.');
      expect(text).not.toContain('how to object');
    });
  });

  test('is not for what an agency issues', async () => {
    const arrived = await stage.arrived();
    expect((await visit(arrived, '/case/correct/permit.number')).status).toBe(404);
  });
});
