import type { Json } from '#contracts';
import type { Page } from 'playwright-core';
import { readPersonas, todayInDenmark, type Persona } from '../../apps/hub/demo/personas.js';
import { describeInBrowser } from './browser.js';
import { errorsOn, fillPage, saveAndContinue, valueAt, type Answers } from './form-filler.js';
import { keyboard, mouse, type Hands } from './hands.js';
import { checkPage } from './page-checks.js';
import { linkIn, mailTo } from '../journey/portal-mails.js';
import { pagesOfThePortal } from './pages-of-the-portal.js';
import { PortalUnderTest } from './portal-under-test.js';

jest.setTimeout(600_000);

const MOST_PAGES = 40;
const EMPLOYER = 'hr@employer.example';

/** How each example resident comes along: in which language, on which screen, with or without script, by which hands. */
const ways = [
  { name: 'eu-worker-single', language: 'en' },
  { name: 'eu-student-with-job', language: 'da', width: 'narrow' },
  { name: 'nordic-worker', language: 'en', hands: keyboard },
  { name: 'one-name-partial-birthdate', language: 'da' },
  { name: 'returning-dane-protected-address', language: 'da', javaScript: false },
  { name: 'third-country-student-no-job', language: 'en', javaScript: false, width: 'narrow' },
  { name: 'third-country-worker-family', language: 'en' },
] as const;

describeInBrowser('a resident', (open) => {
  let portal: PortalUnderTest;
  beforeAll(async () => {
    portal = await PortalUnderTest.open();
  });
  afterAll(() => portal?.close());

  const today = todayInDenmark(new Date());

  it.each(ways)('comes from the start page to the end of the case: $name', async ({ name, ...way }) => {
    const [persona] = readPersonas(today, [name]) as [Persona];
    const page = await open(way);
    const hands = ('hands' in way ? way.hands : mouse)(page);
    await begin(page, portal);
    await answerAll(page, persona.answers, hands);
    await sign(page, persona.answers, hands);
    expect(new URL(page.url()).pathname).toBe('/receipt');
    await untilCaseIsOver(page, portal, persona);
  });

  it('brings a family along, types nobody twice, and each comes to the end of a case of their own', async () => {
    const page = await open({ language: 'en' });
    const [persona] = readPersonas(today, ['third-country-worker-family']) as [Persona];
    const [, ...others] = family(persona.answers);
    await begin(page, portal);
    await answerAll(page, persona.answers, mouse(page));
    await page.goto(portal.url('/application/household'));
    for (const relation of ['spouse', 'child']) await page.click(`button[name="add"][value="${relation}"]`);
    for (const [index, { known, answers }] of others.entries()) {
      await page.goto(portal.url(`/application/topics/start?person=${index + 1}`));
      expect(await page.locator('[name="stay.entryDate.day"]').count()).toBe(0); // the applicant has said it for all
      await answerAll(page, answers, mouse(page));
      await page.goto(portal.url(`/application/topics/identity?person=${index + 1}`));
      expect(await page.inputValue('[name="identity.givenNames"]')).toBe(known);
    }
    await page.goto(portal.url('/application/check'));
    await page.check('[name="truth"]');
    await page.check('[name="sharing"]');
    await page.fill('[name="name.0"]', 'A signature');
    await page.fill('[name="name.1"]', 'Another one');
    await page.locator('form#form .actions button').click();
    expect(new URL(page.url()).pathname).toBe('/receipt');
    expect(await page.locator('tbody tr').count()).toBe(3);
    for (const place of [0, 1, 2]) await untilCaseIsOver(page, portal, persona, place);
    await page.goto(portal.url('/case?person=1'));
    expect(await page.locator('main').innerText()).toMatch(/tax card/i);
  });

  it('has the employer fill in its own part, and is shown whose word counts', async () => {
    const page = await open({ language: 'en' });
    const [persona] = readPersonas(today, ['eu-worker-single']) as [Persona];
    await begin(page, portal);
    await answerAll(page, persona.answers, mouse(page));
    await page.goto(portal.url('/invitations'));
    await page.fill('[name="email"]', EMPLOYER);
    const role = page.locator('[name="role"][value="employer"]');
    if ((await role.getAttribute('type')) === 'radio') await role.check();
    await page.locator('main form:has([name="email"]) button').last().click();
    const link = linkIn(await mailTo(portal.dataDir, EMPLOYER, /See the questions/), 'part');

    const employer = await open({ language: 'en' });
    await employer.goto(portal.url(link));
    await employer.locator('main form').first().getByRole('button').first().click();
    await employer.fill('[name="employment.jobTitle"]', 'Principal engineer');
    expect(await employer.locator('[name="identity.birthDate.year"]').count()).toBe(0);
    await checkPage(employer, { language: 'en' });
    await employer.locator('form#form .actions button').first().click();

    await sign(page, persona.answers, mouse(page));
    await untilCaseIsOver(page, portal, persona);
    await page.goto(portal.url('/data'));
    expect(await page.locator('main').innerText()).toContain('Principal engineer');
  });

  it('is told who will be asked, which papers to have at hand, and how it goes, before anything is saved', async () => {
    const page = await open({ language: 'en' });
    await pagesOfThePortal.find(({ name }) => name === 'plan')!.reach(page, portal);
    const told = await page.locator('section[aria-labelledby="plan"]').innerText();
    expect(told).toMatch(/SIRI[^]*municipality[^]*Tax Agency/);
    expect(told).toMatch(/passport[^]*contract/i);
    const steps = await page.locator('main table tbody tr').allInnerTexts();
    expect(steps).toHaveLength(6);
    expect(steps[0]).toMatch(/half an hour/);
    expect((await page.context().cookies()).filter(({ name }) => name === 'ankomst_visit')).toEqual([]);
  });

  it('corrects what does not hold, and finds what was typed still there', async () => {
    const page = await open({ language: 'en' });
    await begin(page, portal);
    const [persona] = readPersonas(today, ['eu-worker-single']) as [Persona];
    await fillPage(page, persona.answers);
    await page.fill('[name="stay.entryDate.month"]', '13');
    await saveAndContinue(page);
    expect(await errorsOn(page)).toHaveLength(1);
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.inputValue('[name="stay.entryDate.month"]')).toBe('13');
    await checkPage(page, { language: 'en' });
    await page.fill('[name="stay.entryDate.month"]', '12');
    await saveAndContinue(page);
    expect(new URL(page.url()).search).toBe('?page=2');
  });

  it('changes the language on a half-filled page and loses nothing', async () => {
    const page = await open({ language: 'en' });
    await begin(page, portal);
    await page.fill('[name="stay.entryDate.day"]', '7');
    await page.selectOption('[name="identity.citizenship"]', 'ES');
    await page.click('button[name="language"]');
    expect(await page.locator('html').getAttribute('lang')).toBe('da');
    expect(await page.inputValue('[name="stay.entryDate.day"]')).toBe('7');
    expect(await page.inputValue('[name="identity.citizenship"]')).toBe('ES');
  });

  it('fills in the passport from its two lines, and is told of a wrong check digit', async () => {
    const page = await open({ language: 'en' });
    const [persona] = readPersonas(today, ['eu-worker-single']) as [Persona];
    await begin(page, portal);
    await fillPage(page, persona.answers);
    await saveAndContinue(page);
    await page.goto(portal.url('/application/topics/identity'));
    await page.click('details.mrz summary');
    const lines = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
    await page.fill('[name="mrz"]', lines.join('\n').replace('7408122', '7408123'));
    await page.click('button[name="read"]');
    expect((await errorsOn(page)).join()).toMatch(/check digit/);
    await page.fill('[name="mrz"]', lines.join('\n'));
    await page.click('button[name="read"]');
    expect(await page.inputValue('[name="identity.familyName"]')).toBe('Eriksson');
    expect(await page.inputValue('[name="identity.givenNames"]')).toBe('Anna Maria');
    await page.goto(portal.url('/application/topics/travelDocument'));
    expect(await page.inputValue('[name="travelDocument.number"]')).toBe('L898902C3');
  });
});

/** What the others of the family would answer of themselves: the spouse has found work, too, the child is at school. */
function family(answers: Answers): { known: string; answers: Answers }[] {
  const of = (path: string): string => valueAt(answers, path) as string;
  const person = (path: string, more: Record<string, Json>): { known: string; answers: Answers } => {
    const known = of(`${path}.name.givenNames`);
    const identity = {
      ...(answers.identity as object),
      birthDate: of(`${path}.birthDate`),
      givenNames: known,
      ...more,
    };
    return { known, answers: { ...answers, identity } };
  };
  const spouse = person('family.spouse', { sex: 'female' });
  const child = person('family.children.0', { sex: 'female', maritalStatus: 'unmarried' });
  const { employment: _, tax: __, ...rest } = child.answers;
  const stay = { ...(answers.stay as object), ground: 'family' };
  const alone = { ...(answers.family as object), spouse: undefined, children: [] };
  return [
    { known: of('identity.givenNames'), answers },
    spouse,
    { ...child, answers: { ...rest, stay, family: alone } as unknown as Answers },
  ];
}

/** The first questions are left open, so that they are answered on their own page. */
async function begin(page: Page, portal: PortalUnderTest): Promise<void> {
  await page.goto(portal.url('/'));
  await page.click('button[formaction="/begin"]');
  await page.goto(portal.url('/application/topics/start'));
}

/** Page after page, as the form leads; every question is met once. */
async function answerAll(page: Page, answers: Answers, hands: Hands): Promise<void> {
  const met = new Set<string>();
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    if (new URL(page.url()).pathname === '/application') return;
    for (const question of await page
      .locator('form#form > .form-group > .form-label, form#form > .opened > .opener legend')
      .allInnerTexts()) {
      expect({ question, isNew: !met.has(question) }).toEqual({ question, isNew: true });
      met.add(question);
    }
    await fillPage(page, answers, hands);
    await saveAndContinue(page, hands);
    const errors = await errorsOn(page);
    if (errors.length > 0) throw new Error(`${page.url()}: ${errors.join(' | ')}`);
  }
  throw new Error(`The form has no end: ${page.url()}`);
}

async function sign(page: Page, answers: Answers, hands: Hands): Promise<void> {
  await page.goto(new URL('/application/check', page.url()).href);
  await hands.tick('[name="truth"]');
  await hands.tick('[name="sharing"]');
  await hands.type('[name="name.0"]', valueAt(answers, 'identity.givenNames') as string);
  await hands.press('form#form .actions button');
}

const LOOK_EVERY_MS = 500;
const OVER_WITHIN_MS = 60_000;

/** The simulated agencies answer within seconds; what they ask in between is answered as the demo does. */
async function untilCaseIsOver(page: Page, portal: PortalUnderTest, persona: Persona, place = 0): Promise<void> {
  const until = Date.now() + OVER_WITHIN_MS;
  for (;;) {
    await page.goto(portal.url(place === 0 ? '/case' : `/case?person=${place}`));
    const status = await page.locator('main [data-status]').first().getAttribute('data-status');
    if (status === 'completed') return;
    if (Date.now() > until)
      throw new Error(`${persona.persona} is still ${status}: ${await page.locator('h1').innerText()}`);
    await page.waitForTimeout(LOOK_EVERY_MS);
  }
}
