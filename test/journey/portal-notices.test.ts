import { v7 as uuidv7 } from 'uuid';
import { eventually } from '../support/eventually.js';
import { readPersonas } from '../../apps/hub/demo/personas.js';
import { personalValues } from './hub-leaks.js';
import { readMail, type ReadMail } from './portal-mails.js';
import { PortalStage } from './portal-stage.js';
import { SmtpServer } from './smtp-server.js';

jest.setTimeout(60_000);

let smtp: SmtpServer;
let stage: PortalStage;
beforeAll(async () => {
  smtp = await SmtpServer.open();
  stage = await PortalStage.open({
    SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    PUBLIC_URL: 'https://ankomst.example',
    MAIL_FROM: 'Ankomst <mail@agency.example>',
  });
});
afterAll(async () => {
  await stage.close();
  await smtp.close();
});
afterEach(() => (smtp.toRecipient = '250 ok'));

let people = 0;
const newAddress = (): string => `notice${people++}@example.org`;
const to = (address: string): ReadMail[] => smtp.taken.map(readMail).filter((mail) => mail.to === address);
const subjects = (address: string): string[] => to(address).map(({ subject }) => subject);

async function arrived(address = newAddress()) {
  return { address, ...(await stage.arrived({ contact: { email: address } })) };
}

const happened = (event: string, version: number, id: string = uuidv7()) => ({
  kind: 'timeline',
  id,
  version,
  body: {
    at: new Date().toISOString(),
    agency: 'siri',
    event,
    text: { da: 'SIRI har sagt ja.', en: 'SIRI said yes.' },
  },
});

describe('who handed in an application', () => {
  test('gets one mail with the reference, from us, with a link to where people reach the portal', async () => {
    const { address, reference, applicationId, accessToken } = await arrived();
    await eventually(async () => expect(subjects(address)).toEqual([`We have your application ${reference}`]));
    const [mail] = to(address);
    expect(mail!.raw).toContain('From: Ankomst <mail@agency.example>');
    expect(mail!.text).toContain('https://ankomst.example/case');
    await stage.submit({ applicationId, accessToken, reference, accessCode: '' });
    await nothingIsDue();
    expect(to(address)).toHaveLength(1);
  });

  test('for a household gets one mail with all references', async () => {
    const address = newAddress();
    const spouse = { personId: 's', relation: 'spouse', answers: {} };
    const { cases } = await stage.arrived({ contact: { email: address } }, [spouse]);
    await eventually(async () => expect(to(address)).toHaveLength(1));
    expect(to(address)[0]!.text.match(/AK-[0-9A-Z]{4}-[0-9A-Z]{4}/g)).toHaveLength(cases.length * 4);
  });

  test('without an address is sent nothing, and is taken all the same', async () => {
    const { applicationId } = await stage.arrived();
    expect(await noticesOf(applicationId)).toEqual([]);
  });
});

async function due(applicationId: string, news: number): Promise<void> {
  await eventually(async () => expect(await newsOf(applicationId)).toHaveLength(news));
  stage.clock.advance(16 * 60);
  await nothingIsDue();
}

describe('news of a case', () => {
  test('is one mail in the language of the application, for all that happened, and says nothing of its content', async () => {
    const { address, caseId, applicationId, reference } = await arrived();
    await stage.ask(`UPDATE portal.application SET language = 'da' WHERE id = $1`, [applicationId]);
    const waits = { kind: 'question', id: 'contact.phone', version: 2, body: openQuestion };
    const granted = happened('granted', 2);
    await stage.show(caseId, [waits, granted, happened('moreNeeded', 2), happened('appointmentCancelled', 2)]);
    await stage.show(caseId, [waits, { ...granted, version: 3 }]);
    await eventually(async () => expect(await newsOf(applicationId)).toHaveLength(3));
    stage.clock.advance(16 * 60);
    await nothingIsDue();
    const told = to(address).filter(({ text }) => text.includes('din sag'));
    expect(told.map(({ text }) => title(text))).toEqual([`Der er nyt i sag ${reference}`]);
    for (const line of ['er aflyst', 'noget, du skal gøre', 'Der er nyt i din sag'])
      expect(told[0]!.text).toContain(line);
    expect(told[0]!.text).not.toMatch(/SIRI|sagt ja/);
  });

  test('is that an agency answered what somebody said against its register', async () => {
    const { address, caseId, applicationId, reference } = await arrived();
    await stage.show(caseId, [happened('answerStands', 1)]);
    await due(applicationId, 1);
    expect(subjects(address)[1]).toBe(`There is an answer in case ${reference}`);
    expect(to(address)[1]!.text).toContain(`An agency has answered what you say in your case ${reference}.`);
  });
});

describe('what does not come of an application', () => {
  const takesNoPart = (id: string, version = 1) => ({
    ...{ kind: 'agency', id, version },
    body: { status: 'notApplicable', missing: [], waitingFor: [], deadlines: [] },
  });

  test('is told at once, names neither agency nor reason, and is none where few count on the agency', async () => {
    const { address, caseId, applicationId, reference } = await arrived();
    await stage.show(caseId, [takesNoPart('siri'), takesNoPart('municipality')]);
    await due(applicationId, 2);
    const news = `Not everything comes of your application ${reference}`;
    expect(subjects(address)).toEqual([`We have your application ${reference}`, news]);
    expect(to(address)[1]!.text).not.toMatch(/SIRI|municipality|CPR/);
    const other = await arrived();
    await stage.show(other.caseId, [takesNoPart('siri'), takesNoPart('tax')]);
    await due(other.applicationId, 2);
    expect(subjects(other.address)).toHaveLength(1);
  });

  test('comes first in what is told with the last yes', async () => {
    const { address, caseId, applicationId, reference } = await arrived();
    const ids = { applicationId, reference, householdId: applicationId, submittedAt: new Date().toISOString() };
    const completed = { ...ids, relation: 'applicant', channel: 'web', status: 'completed' };
    await stage.show(caseId, [
      happened('granted', 1),
      takesNoPart('municipality'),
      { kind: 'case', id: 'case', version: 1, body: completed },
    ]);
    await due(applicationId, 3);
    const [, { text }] = to(address) as [ReadMail, ReadMail];
    expect(text.indexOf('Not everything comes of')).toBeGreaterThan(0);
    expect(text.indexOf('There is news in your')).toBeGreaterThan(text.indexOf('Not everything comes of'));
  });
});

const openQuestion = {
  path: 'contact.phone',
  agencies: ['siri'],
  label: { da: 'Telefon', en: 'Phone' },
  why: { da: 'SIRI spørger.', en: 'SIRI asks.' },
};

const title = (text: string): string => /<title>(.*)<\/title>/.exec(text)?.[1] ?? '';

describe('a mail that is not taken', () => {
  test('is tried again later and later, and given up after eight tries', async () => {
    smtp.toRecipient = '451 later';
    const { applicationId } = await arrived();
    await eventually(async () => {
      stage.clock.advance(3600);
      expect(await noticesOf(applicationId)).toMatchObject([{ attempts: 8, due_at: null, sent_at: null }]);
    }, 45_000);
    expect(await metric('notices_open{state="dead"')).toBeGreaterThanOrEqual(1);
  });

  test('is sent when the server takes mail again, and its address is forgotten then', async () => {
    smtp.toRecipient = '451 later';
    const { address, applicationId } = await arrived();
    // While it is being sent it is held for five minutes; that it was refused stands once it is due in one.
    const soon = (): Date => new Date(stage.clock.now().getTime() + 2 * 60_000);
    await eventually(async () => {
      const [notice] = await noticesOf(applicationId);
      expect(notice).toMatchObject({ attempts: 1 });
      expect(notice!.due_at! < soon()).toBe(true);
    });
    smtp.toRecipient = '250 ok';
    stage.clock.advance(10 * 60);
    await eventually(async () => expect(to(address)).toHaveLength(1));
    await eventually(async () => expect((await noticesOf(applicationId))[0]).toMatchObject({ content: null }));
  });

  test('to somebody whom the server does not know is given up at once', async () => {
    smtp.toRecipient = '550 no such person';
    const { applicationId } = await arrived();
    await eventually(async () =>
      expect(await noticesOf(applicationId)).toMatchObject([{ attempts: 1, due_at: null, sent_at: null }]),
    );
  });
});

describe('mails about all personas', () => {
  test('hold no value of any of them', async () => {
    const today = '2026-09-01';
    const secrets = new Set<string>();
    const addresses: string[] = [];
    for (const { answers } of readPersonas(today)) {
      const given = answers as { contact: object };
      for (const value of personalValues(answers)) secrets.add(value);
      const own = newAddress();
      addresses.push(own);
      const contact = { ...given.contact, email: own };
      const { caseId, applicationId } = await stage.arrived({ ...withoutDocuments(given), contact });
      const draft = await stage.draft({ ...withoutDocuments(given), contact });
      await stage.call('PATCH', `/applications/${draft.applicationId}`, { answers: {} }, { token: draft.accessToken });
      await stage.show(caseId, [
        happened('granted', 2),
        happened('appointmentCancelled', 2),
        { kind: 'question', id: 'contact.phone', version: 2, body: openQuestion },
      ]);
      await eventually(async () => expect(await newsOf(applicationId)).toHaveLength(2));
    }
    stage.clock.advance(16 * 60);
    await nothingIsDue();
    stage.clock.advance(40 * 86_400);
    await nothingIsDue();
    const mails = addresses.flatMap(to);
    expect(mails).toHaveLength(addresses.length * 4); // saved, received, news, and what waits for them
    expect(secrets.size).toBeGreaterThan(100);
    const found = [...secrets].filter((secret) => mails.some(({ text }) => text.includes(secret)));
    expect(found).toEqual([]);
  });
});

/** Facts that name files of the demo are left out. */
function withoutDocuments(answers: object): object {
  const facts = (topic: object): object =>
    Object.fromEntries(Object.entries(topic).filter(([, value]) => !JSON.stringify(value).includes('$document')));
  return Object.fromEntries(Object.entries(answers).map(([topic, value]) => [topic, facts(value as object)]));
}

interface StoredNotice {
  attempts: number;
  due_at: Date | null;
  sent_at: Date | null;
  content: Buffer | null;
}

/** Of what they have just done; what reminds them of the draft waits for its day. */
const noticesOf = (applicationId: string): Promise<StoredNotice[]> =>
  stage.ask(
    `SELECT attempts, due_at, sent_at, content FROM portal.notice WHERE application_id = $1 AND kind = 'received'`,
    [applicationId],
  );

const newsOf = (applicationId: string): Promise<StoredNotice[]> =>
  stage.ask(
    `SELECT attempts, due_at, sent_at, content FROM portal.notice
      WHERE application_id = $1 AND kind NOT LIKE 'remind%' AND kind <> 'received'`,
    [applicationId],
  );

/** Nor on its way: who sends a mail holds it for five minutes. */
async function nothingIsDue(): Promise<void> {
  await eventually(async () => {
    const [row] = await stage.ask<{ open: number }>(
      `SELECT count(*)::integer AS open FROM portal.notice
        WHERE due_at <= $1 OR (attempts > 0 AND due_at <= $1::timestamptz + interval '6 minutes')`,
      [stage.clock.now()],
    );
    expect(row!.open).toBe(0);
  }, 45_000);
}

async function metric(line: string): Promise<number> {
  const text = await (await fetch(`${stage.url}/metrics`)).text();
  const found = text.split('\n').find((one) => one.includes(line));
  return Number(found?.split(' ').at(-1));
}
