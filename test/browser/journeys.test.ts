import type { Page } from 'playwright-core';
import { readPersonas, todayInDenmark, type Persona } from '../../apps/hub/demo/personas.js';
import { describeInBrowser } from './browser.js';
import { errorsOn, fillPage, saveAndContinue, valueAt } from './form-filler.js';
import { PortalUnderTest } from './portal-under-test.js';

jest.setTimeout(300_000);

const MOST_PAGES = 40;

describeInBrowser('a resident', (open) => {
  let portal: PortalUnderTest;
  beforeAll(async () => {
    portal = await PortalUnderTest.open();
  });
  afterAll(() => portal?.close());

  const personas = readPersonas(todayInDenmark(new Date()));

  it.each(personas.map((persona, number) => ({ persona, number, name: persona.persona })))(
    'goes from the start page to a receipt: $name',
    async ({ persona, number }) => {
      const page = await open({ language: number % 2 === 0 ? 'en' : 'da' });
      await page.goto(portal.url('/'));
      await begin(page, persona);
      await answerAll(page, portal, persona);
      await sign(page, portal, persona);
      expect(await page.locator('h1').innerText()).toMatch(/We have your application|Vi har din ansøgning/);
    },
  );
});

async function begin(page: Page, { answers }: Persona): Promise<void> {
  await page.click('button[formaction="/begin"]');
  if (!page.url().endsWith('/application')) await page.goto(new URL('/application', page.url()).href);
  void answers;
}

async function answerAll(page: Page, portal: PortalUnderTest, { answers }: Persona): Promise<void> {
  await page.goto(portal.url('/application/topics/start'));
  const seen = new Map<string, string>();
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const here = page.url();
    if (new URL(here).pathname === '/application') return;
    await fillPage(page, answers);
    await saveAndContinue(page);
    const errors = await errorsOn(page);
    if (errors.length > 0) {
      if (seen.has(here)) throw new Error(`${here}: ${errors.join(' | ')}`);
      seen.set(here, errors.join(' | '));
      console.log(here, errors);
      await page.click('form#form .actions button[name="later"]');
      return;
    }
  }
  throw new Error('The form has no end.');
}

async function sign(page: Page, portal: PortalUnderTest, { answers }: Persona): Promise<void> {
  await page.goto(portal.url('/application/check'));
  await page.check('[name="truth"]');
  await page.check('[name="sharing"]');
  await page.fill('[name="name.0"]', String(valueAt(answers, 'identity.givenNames') ?? 'X'));
  await page.locator('form#form .actions button').click();
}
