import { readMail, type ReadMail } from './portal-mails.js';
import { eventually } from '../support/eventually.js';
import { PortalStage, type Arrived } from './portal-stage.js';
import { SmtpServer } from './smtp-server.js';

jest.setTimeout(60_000);

let smtp: SmtpServer;
let stage: PortalStage;
beforeAll(async () => {
  smtp = await SmtpServer.open();
  stage = await PortalStage.open({ SMTP_URL: `smtp://127.0.0.1:${smtp.port}` });
});
afterAll(async () => {
  await stage.close();
  await smtp.close();
});

let numbers = 0;
const newPassport = (): string => `P${String((numbers += 1)).padStart(7, '0')}`;

interface Who {
  givenNames?: string;
  familyName?: string;
  birthDate?: string;
  passport?: string;
  email?: string;
}

const answersOf = ({ givenNames = 'Åse', familyName = 'Müller', birthDate = '1990-01-15', passport, email }: Who) => ({
  identity: { givenNames, familyName, birthDate },
  ...(passport !== undefined && { travelDocument: { number: passport } }),
  ...(email !== undefined && { contact: { email } }),
});

const apply = (who: Who): Promise<Arrived> => stage.arrived(answersOf(who));

async function toldOf({ caseId }: Arrived): Promise<unknown[]> {
  const told = (await stage.told([caseId])) as unknown as { data: { mayBeSameAs?: string[] } }[];
  return told.map(({ data }) => data.mayBeSameAs);
}

describe('somebody who applies twice', () => {
  test('is told to the agencies by the reference of the first case, whatever spelling and mail', async () => {
    const passport = newPassport();
    const first = await apply({ passport, email: 'one@example.org' });
    const spelt = {
      givenNames: 'AASE',
      familyName: 'MULLER',
      passport,
    };
    const second = await apply({ ...spelt, email: 'other@example.org' });
    const third = await apply({ givenNames: 'Aase', familyName: 'Mueller', passport });
    expect(await toldOf(first)).toEqual([undefined]);
    expect(await toldOf(second)).toEqual([[first.reference]]);
    expect(await toldOf(third)).toEqual([[first.reference]]);
  });

  test('is found as soon as it is said who they are', async () => {
    const passport = newPassport();
    const first = await apply({ passport });
    const second = await apply({});
    expect(await toldOf(second)).toEqual([undefined]);
    const body = { answers: { travelDocument: { number: passport } } };
    await stage.call('PATCH', `/cases/${second.caseId}/answers`, body, { token: second.accessToken });
    expect(await toldOf(second)).toEqual([undefined, [first.reference]]);
  });

  test('at once is found by the second of the two', async () => {
    const passport = newPassport();
    const drafts = await Promise.all([1, 2, 3].map(() => stage.draft(answersOf({ passport }))));
    const submitted = await Promise.all(drafts.map((draft) => stage.submit(draft)));
    const told = await stage.told(submitted.map(({ body }) => body.caseId));
    const sizes = told.map(({ data }) => (data as { mayBeSameAs?: string[] }).mayBeSameAs?.length ?? 0);
    expect(sizes.sort()).toEqual([0, 1, 2]);
  });
});

test.each([
  ['a twin', { givenNames: 'Ida', passport: newPassport() }, { givenNames: 'Eva', passport: newPassport() }],
  ['a twin whose passport was mistyped', { givenNames: 'Ida', passport: 'X1' }, { givenNames: 'Eva', passport: 'X1' }],
  ['a namesake', { passport: newPassport() }, { passport: newPassport() }],
  ['another passport of that number', { passport: 'X2' }, { passport: 'X2', birthDate: '1991-01-15' }],
  ['who said too little', {}, {}],
])('%s is nobody else', async (_, one, other) => {
  await apply(one);
  expect(await toldOf(await apply(other))).toEqual([undefined]);
});

test('a spouse and a child of one application are not each other, whatever was typed', async () => {
  const who = answersOf({ passport: newPassport() });
  const { cases } = await stage.arrived(who, [{ relation: 'spouse', answers: who }]);
  const told = (await stage.told(cases.map(({ caseId }) => caseId))) as unknown as {
    data: { mayBeSameAs?: string[] };
  }[];
  expect(told.map(({ data }) => data.mayBeSameAs)).toEqual([undefined, undefined]);
});

describe('the hint to the resident', () => {
  const to = (address: string): ReadMail[] => smtp.taken.map(readMail).filter((mail) => mail.to === address);
  const hints = (address: string): ReadMail[] => to(address).filter(({ subject }) => subject.includes('twice'));

  async function tomorrow(): Promise<void> {
    stage.clock.advance(86_400);
    await eventually(async () => {
      const rows = await stage.ask(
        `SELECT 1 FROM portal.notice WHERE due_at <= $1 OR (attempts > 0 AND due_at <= $1::timestamptz + interval '6 minutes')`,
        [stage.clock.now()],
      );
      expect(rows).toEqual([]);
    });
  }

  test('is one mail to the address that both named, with both references', async () => {
    const who = { passport: newPassport(), email: 'twice@example.org' };
    const [one, other] = [await apply(who), await apply(who)];
    await tomorrow();
    const [hint] = hints('twice@example.org');
    for (const { reference } of [one, other]) expect(hint!.text).toContain(reference);
    expect(hint!.text).not.toMatch(/Åse|1990|P000/);
    expect(hints('twice@example.org')).toHaveLength(1);
  });

  test('reaches nobody who merely knows the passport of somebody else', async () => {
    const passport = newPassport();
    const victim = await apply({ passport, email: 'victim@example.org' });
    const stranger = await apply({ passport, email: 'stranger@example.org' });
    await tomorrow();
    for (const address of ['victim@example.org', 'stranger@example.org']) expect(hints(address)).toEqual([]);
    expect(to('stranger@example.org').some(({ text }) => text.includes(victim.reference))).toBe(false);
    const { text } = await stage.call('GET', `/cases/${stranger.caseId}`, undefined, { token: stranger.accessToken });
    expect(text).not.toContain(victim.reference);
  });

  test('is not given to who has withdrawn the first', async () => {
    const who = { passport: newPassport(), email: 'again@example.org' };
    const first = await apply(who);
    await stage.call('POST', `/cases/${first.caseId}/withdrawal`, {}, { token: first.accessToken });
    await apply(who);
    await tomorrow();
    expect(hints('again@example.org')).toEqual([]);
  });
});
