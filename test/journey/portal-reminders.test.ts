import { danishDate } from '#clock';
import { v7 as uuidv7 } from 'uuid';
import { portal } from '../../apps/portal/index.js';
import { eventually } from '../support/eventually.js';
import { freePorts } from '../support/free-ports.js';
import { linkIn, readMail, type ReadMail } from './portal-mails.js';
import { PortalStage, type Arrived } from './portal-stage.js';
import { Visitor } from './portal-visitor.js';
import { SmtpServer } from './smtp-server.js';

jest.setTimeout(60_000);

let smtp: SmtpServer;
let stage: PortalStage;
beforeAll(async () => {
  smtp = await SmtpServer.open();
  stage = await PortalStage.open({ SMTP_URL: `smtp://127.0.0.1:${smtp.port}`, PUBLIC_URL: 'https://ankomst.example' });
});
afterAll(async () => {
  await stage.close();
  await smtp.close();
});

let people = 0;
const newAddress = (): string => `reminded${people++}@example.org`;
const to = (address: string): ReadMail[] =>
  smtp.taken.map(readMail).filter((mail) => mail.to.toLowerCase() === address.toLowerCase());
const subjects = (address: string): string[] => to(address).map(({ subject }) => subject);

/** Each test begins on a Tuesday morning of its own year, so that no day of another one is met. */
let year = 2030;
beforeEach(() => goTo(`${(year += 1)}-12-03T09:00`));

function goTo(moment: string): void {
  stage.clock.set(new Date(`${moment}:00.000Z`));
}

const today = (): string => danishDate(stage.clock.now());

/** All that is due by now has been sent or dropped, and nothing is on its way: who sends a mail holds it for five minutes. */
async function nothingIsDue(): Promise<void> {
  await eventually(async () => {
    const [row] = await stage.ask<{ open: number }>(
      `SELECT count(*)::integer AS open FROM portal.notice
        WHERE due_at <= $1 OR (attempts > 0 AND due_at <= $1::timestamptz + interval '6 minutes')`,
      [stage.clock.now()],
    );
    expect(row!.open).toBe(0);
  });
}

async function mailsBy(moment: string, address: string): Promise<string[]> {
  goTo(moment);
  await nothingIsDue();
  return subjects(address);
}

type Person = Arrived & { address: string };

async function arrived(address = newAddress()): Promise<Person> {
  const person = await stage.arrived({ contact: { email: address } });
  await eventually(async () => expect(subjects(address)).toContain(`We have your application ${person.reference}`));
  return { address, ...person };
}

let version = 1;
async function show(caseId: string, ...elements: { kind: string; id: string; body: unknown }[]): Promise<void> {
  version += 1;
  await stage.show(
    caseId,
    elements.map((element) => ({ ...element, version })),
  );
  await eventually(async () => {
    const rows = await stage.ask('SELECT 1 FROM portal.case_element WHERE case_id = $1 AND version = $2', [
      caseId,
      version,
    ]);
    expect(rows).toHaveLength(elements.length);
  });
}

const text = { da: 'Sagt.', en: 'Said.' };
const question = (path: string) => ({
  kind: 'question',
  id: path,
  body: { path, agencies: ['tax'], label: text, why: text },
});
const agency = (id: string, status: string, more: object = {}) => ({
  kind: 'agency',
  id,
  body: { status, missing: [], waitingFor: [], deadlines: [], ...more },
});
const happened = (event: string) => ({
  kind: 'timeline',
  id: uuidv7(),
  body: { at: stage.clock.now().toISOString(), agency: 'siri', event, text },
});
const deadline = (id: string, date: string) => ({ deadlines: [{ id, title: text, date }] });
const appointment = (day: string) => ({
  appointment: {
    kind: 'attendance',
    place: 'Here',
    from: `${day}T09:00:00.000Z`,
    to: `${day}T09:30:00.000Z`,
    saidAt: `${day}T00:00:00.000Z`,
  },
});
const gone = ({ kind, id }: { kind: string; id: string }) => ({ kind, id, body: null });

const isNews = (subject: string): boolean => !subject.startsWith('We have your application');
const newsTo = (address: string): string[] => subjects(address).filter(isNews);

describe('what follows from signing', () => {
  test('is one mail that says of which kinds there is news, a while after the receipt; what comes later waits for the morning', async () => {
    const { address, caseId, reference } = await arrived();
    await show(caseId, happened('acknowledged'), happened('granted'), happened('granted'), happened('appointment'));
    await show(caseId, agency('municipality', 'granted', appointment(`${year}-12-20`)), happened('granted'));
    await show(caseId, question('employment.contract'), happened('moreNeeded'));
    await nothingIsDue();
    expect(newsTo(address)).toEqual([]);
    expect(await mailsBy(`${year}-12-03T09:16`, address)).toEqual([
      `We have your application ${reference}`,
      `There is news in case ${reference}`,
    ]);
    const [, news] = to(address);
    for (const line of ['a time to meet', 'something for you to do', 'There is news'])
      expect(news!.text).toContain(line);
    await show(caseId, happened('refused'));
    expect(await mailsBy(`${year}-12-03T22:59`, address)).toHaveLength(2);
    expect(await mailsBy(`${year}-12-04T06:59`, address)).toHaveLength(2);
    expect(await mailsBy(`${year}-12-04T07:00`, address)).toHaveLength(3);
  });

  test('is one mail to one address, for all cases that it reads of', async () => {
    const address = newAddress();
    const [one, other] = [await arrived(address), await arrived(address.replace('reminded', 'Reminded'))];
    for (const { caseId } of [one, other]) await show(caseId, happened('granted'));
    goTo(`${year}-12-03T10:00`);
    await nothingIsDue();
    const news = to(address).filter(({ subject }) => isNews(subject));
    expect(news).toHaveLength(1);
    for (const { reference } of [one, other]) expect(news[0]!.text).toContain(reference);
  });

  test('is not told where it is settled by then', async () => {
    const { address, caseId } = await arrived();
    const asked = question('employment.contract');
    await show(
      caseId,
      asked,
      agency('siri', 'waiting', appointment(`${year}-12-20`)),
      happened('moreNeeded'),
      happened('appointment'),
    );
    await show(caseId, gone(asked), agency('siri', 'withdrawn', appointment(`${year}-12-20`)));
    await mailsBy(`${year}-12-03T12:00`, address);
    expect(newsTo(address)).toEqual([]);
  });

  test('says that an appointment is cancelled', async () => {
    const { address, caseId, reference } = await arrived();
    await show(caseId, happened('appointmentCancelled'));
    await mailsBy(`${year}-12-03T10:00`, address);
    expect(newsTo(address)).toEqual([`An appointment in case ${reference} is cancelled`]);
  });
});

describe('an open question', () => {
  test('is reminded of after a week and after a month, and then no more', async () => {
    const { address, caseId, reference, accessToken: token } = await arrived();
    await show(caseId, question('employment.contract'), question('employment.jobTitle'));
    const { body } = await stage.call('GET', `/cases/${caseId}`, undefined, { token });
    expect(body.nextReminder).toEqual({ about: 'question', at: `${year}-12-10T07:00:00.000Z` });
    await mailsBy(`${year}-12-10T06:59`, address);
    expect(newsTo(address)).toEqual([]);
    await mailsBy(`${year}-12-10T07:00`, address);
    expect(newsTo(address)).toEqual([`Your case ${reference} waits for you`]);
    expect(to(address).at(-1)!.raw).toMatch(new RegExp(`^Date: \\w+, 10 Dec ${year} 07:00:`, 'm'));
    await mailsBy(`${year + 1}-01-02T07:00`, address);
    expect(newsTo(address)).toHaveLength(2);
    await mailsBy(`${year + 1}-06-01T07:00`, address);
    expect(newsTo(address)).toHaveLength(2);
    const { body: after } = await stage.call('GET', `/cases/${caseId}`, undefined, { token });
    expect(after.nextReminder).toBeUndefined();
    year += 1;
  });

  test('is reminded of once where the clock has passed both days, over a restart too', async () => {
    const { address, caseId, reference } = await arrived();
    await show(caseId, question('employment.contract'));
    await stage.restart();
    await mailsBy(`${year + 1}-02-01T12:00`, address);
    expect(newsTo(address)).toEqual([`Your case ${reference} waits for you`]);
    year += 1;
  });

  test('that was answered, or whose case was withdrawn, is not reminded of; one that is asked again is', async () => {
    const { address, caseId } = await arrived();
    const asked = question('employment.contract');
    await show(caseId, asked);
    await show(caseId, gone(asked));
    await mailsBy(`${year}-12-17T12:00`, address);
    expect(newsTo(address)).toEqual([]);
    await show(caseId, asked);
    await mailsBy(`${year}-12-23T12:00`, address);
    expect(newsTo(address)).toEqual([]);
    await mailsBy(`${year}-12-24T12:00`, address);
    expect(newsTo(address)).toHaveLength(1);
  });

  test('is written about to the address that counts now', async () => {
    const { address, caseId, accessToken: token } = await arrived();
    await show(caseId, question('employment.contract'));
    const right = newAddress();
    const answers = { contact: { email: right } };
    expect((await stage.call('PATCH', `/cases/${caseId}/answers`, { answers }, { token })).status).toBe(202);
    await mailsBy(`${year}-12-10T12:00`, address);
    expect(newsTo(address)).toEqual([]);
    expect(newsTo(right)).toHaveLength(1);
  });
});

describe('a deadline', () => {
  const contractIn = (days: number): string => `${year}-12-${String(3 + days).padStart(2, '0')}`;

  test('that waits for the resident is reminded of a week and two days before', async () => {
    const { address, caseId, reference } = await arrived();
    await show(caseId, agency('tax', 'collecting', deadline('taxCard', contractIn(10))));
    await mailsBy(`${year}-12-06T12:00`, address);
    expect(newsTo(address)).toEqual([`A date is near in case ${reference}`]);
    await mailsBy(`${year}-12-10T12:00`, address);
    expect(newsTo(address)).toHaveLength(1);
    await mailsBy(`${year}-12-11T12:00`, address);
    expect(newsTo(address)).toHaveLength(2);
    await mailsBy(`${year}-12-20T12:00`, address);
    expect(newsTo(address)).toHaveLength(2);
  });

  test('that was moved is reminded of by its new date alone', async () => {
    const { address, caseId } = await arrived();
    await show(caseId, agency('tax', 'collecting', deadline('taxCard', contractIn(10))));
    await show(caseId, agency('tax', 'collecting', deadline('taxCard', contractIn(20))));
    await mailsBy(`${year}-12-14T12:00`, address);
    expect(newsTo(address)).toEqual([]);
    await mailsBy(`${year}-12-16T12:00`, address);
    expect(newsTo(address)).toHaveLength(1);
  });

  test.each([
    ['the agency has the answers', 'tax', 'acknowledged', {}],
    ['the agency has granted', 'municipality', 'granted', {}],
    ['it was withdrawn', 'municipality', 'withdrawn', {}],
    ['its date has passed', 'tax', 'collecting', {}],
  ])('is not reminded of where %s', async (why, id, status) => {
    const { address, caseId } = await arrived();
    const rule = id === 'tax' ? 'taxCard' : 'notifyEntry';
    const isOver = why === 'its date has passed';
    await show(caseId, agency(id, 'collecting', deadline(rule, contractIn(10))));
    if (!isOver) await show(caseId, agency(id, status, deadline(rule, contractIn(10))));
    await mailsBy(isOver ? `${year}-12-14T12:00` : `${year}-12-12T12:00`, address);
    expect(newsTo(address)).toEqual([]);
  });

  test('for which the resident has to come is reminded of until a time to meet is set', async () => {
    const { address, caseId, reference } = await arrived();
    const due = deadline('notifyEntry', contractIn(10));
    await show(caseId, agency('municipality', 'acknowledged', due));
    await mailsBy(`${year}-12-06T12:00`, address);
    expect(newsTo(address)).toEqual([`A date is near in case ${reference}`]);
    await show(caseId, agency('municipality', 'acknowledged', { ...due, ...appointment(contractIn(9)) }));
    await mailsBy(`${year}-12-11T12:00`, address);
    expect(newsTo(address)).toEqual([
      `A date is near in case ${reference}`,
      `You have an appointment soon in case ${reference}`,
    ]);
  });
});

describe('an appointment', () => {
  test('is reminded of the day before, also after a yes', async () => {
    const { address, caseId, reference, accessToken: token } = await arrived();
    await show(caseId, agency('municipality', 'granted', appointment(`${year}-12-10`)));
    const { body } = await stage.call('GET', `/cases/${caseId}`, undefined, { token });
    expect(body.nextReminder).toEqual({ about: 'appointment', at: `${year}-12-09T07:00:00.000Z` });
    await mailsBy(`${year}-12-09T12:00`, address);
    expect(newsTo(address)).toEqual([`You have an appointment soon in case ${reference}`]);
  });

  test('that was moved, taken back or is over is not', async () => {
    const [moved, cancelled, over] = [await arrived(), await arrived(), await arrived()];
    for (const { caseId } of [moved, cancelled, over])
      await show(caseId, agency('siri', 'acknowledged', appointment(`${year}-12-10`)));
    await show(moved.caseId, agency('siri', 'acknowledged', appointment(`${year}-12-20`)));
    const called = appointment(`${year}-12-10`).appointment;
    await show(cancelled.caseId, agency('siri', 'acknowledged', { appointment: { ...called, cancelled: true } }));
    goTo(`${year}-12-10T12:00`);
    await nothingIsDue();
    for (const { address } of [moved, cancelled, over]) expect(newsTo(address)).toEqual([]);
    await mailsBy(`${year}-12-19T12:00`, moved.address);
    expect(newsTo(moved.address)).toHaveLength(1);
  });
});

describe('a draft', () => {
  const answers = (address: string) => ({ contact: { email: address }, identity: { birthDate: '1990-01-15' } });

  test('that nobody touched for three weeks is reminded of, with a way back in', async () => {
    const address = newAddress();
    await stage.draft(answers(address));
    await mailsBy(`${year}-12-24T06:59`, address);
    expect(subjects(address)).toEqual([]);
    await mailsBy(`${year}-12-24T07:00`, address);
    expect(subjects(address)).toEqual(['Your application is not sent']);
    expect(linkIn(to(address)[0]!, 'return')).not.toBe('');
    await mailsBy(`${year + 1}-06-01T12:00`, address);
    expect(subjects(address)).toHaveLength(1);
    year += 1;
  });

  test('counts from when it was touched last, and is reminded of twice at most', async () => {
    const address = newAddress();
    const { applicationId, accessToken: token } = await stage.draft(answers(address));
    const touch = () => stage.call('PATCH', `/applications/${applicationId}`, { answers: {} }, { token });
    const reminded = (): number => subjects(address).filter((one) => one === 'Your application is not sent').length;
    goTo(`${year}-12-20T12:00`);
    await touch();
    await mailsBy(`${year}-12-31T12:00`, address);
    expect(reminded()).toBe(0);
    for (const day of ['01-14', '02-08', '03-05', '03-30']) {
      await mailsBy(`${year + 1}-${day}T12:00`, address); // within the 30 days for which a draft is kept
      await touch();
    }
    expect(reminded()).toBe(2);
    year += 1;
  });

  test('that was sent is none any longer', async () => {
    const { address } = await arrived();
    await mailsBy(`${year}-12-31T12:00`, address);
    expect(newsTo(address)).toEqual([]);
  });
});

test('an employer that answers is news: of a draft, too', async () => {
  const address = newAddress();
  const employer = newAddress();
  const draft = await stage.draft({
    contact: { email: address },
    identity: { familyName: 'Silva', givenNames: 'Ana', citizenship: 'ES' },
    stay: { ground: 'work', entryDate: today(), intendedEnd: 'open' },
    employment: { startDate: today() },
  });
  const own = new Visitor(stage.url);
  expect((await own.post('/continue', { reference: draft.reference, code: draft.accessCode })).status).toBe(303);
  const { status } = await own.post('/invitations', { role: 'employer', email: employer });
  expect(status).toBe(303);
  await eventually(async () => expect(to(employer)).toHaveLength(1));
  const browser = new Visitor(stage.url);
  await browser.post(linkIn(to(employer)[0]!, 'part'));
  const said = { 'employment.jobTitle': 'Engineer of bridges' };
  expect(await browser.post('/part', said)).toMatchObject({ status: 303, location: '/part/thanks' });
  expect(await mailsBy(`${year}-12-03T10:00`, address)).toEqual(['Your employer answered']);
  expect(to(address)[0]!.text).not.toMatch(/Silva|bridges|AK-/);
});

describe('an address', () => {
  test('gets one mail a day, whatever happens, from two processes at once and over a restart', async () => {
    const settings = { ...stage.ground().settings, port: await freePorts() };
    const second = await portal.start({ ...stage.ground(), settings });
    try {
      const address = newAddress();
      const cases = [await arrived(address), await arrived(address), await arrived(address)];
      await stage.draft({ contact: { email: address } });
      for (const { caseId } of cases) {
        await show(
          caseId,
          question('employment.contract'),
          agency('tax', 'collecting', deadline('taxCard', `${year}-12-24`)),
        );
        await show(caseId, agency('siri', 'granted', appointment(`${year}-12-16`)));
      }
      const counts: Record<string, number> = {};
      for (let day = 3; day <= 31; day += 1) {
        const before = newsTo(address).length;
        for (const hour of ['09', '15', '21']) {
          goTo(`${year}-12-${String(day).padStart(2, '0')}T${hour}:00`);
          if (day % 3 === 0) for (const { caseId } of cases) await show(caseId, happened('granted'));
          if (day === 10 && hour === '15') await stage.restart();
          await nothingIsDue();
        }
        counts[today()] = newsTo(address).length - before;
      }
      expect(Object.values(counts).filter((count) => count > 1)).toEqual([]);
      expect(Object.values(counts).filter((count) => count === 1).length).toBeGreaterThan(10);
    } finally {
      await second.close();
    }
  });
});
