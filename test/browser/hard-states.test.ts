import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually.js';
import { PortalStage, type Arrived } from '../journey/portal-stage.js';
import { describeInBrowser } from './browser.js';
import { caseIn, hardStates, type HardState } from './hard-states.js';
import { checkPage } from './page-checks.js';
import { locales, viewports, type Language } from './views.js';

const languages = Object.keys(locales) as Language[];

jest.setTimeout(120_000);

describeInBrowser('a case in a hard state', (open) => {
  let stage: PortalStage;
  const cases = new Map<string, Promise<Arrived>>();
  beforeAll(async () => {
    stage = await PortalStage.open();
  });
  afterAll(() => stage?.close());

  async function reach(page: Page, state: HardState): Promise<void> {
    const known = cases.get(state.name) ?? caseIn(stage, state);
    cases.set(state.name, known);
    const { reference, accessCode } = await known;
    await page.goto(`${stage.url}/continue`);
    await page.fill('[name="reference"]', reference);
    await page.fill('[name="code"]', accessCode);
    await page.click('main form .actions button');
    await eventually(async () => {
      await page.goto(stage.url + state.address);
      expect(page.url()).toBe(stage.url + state.address);
      if (state.address === '/case') expect(await page.locator('#agencies').count()).toBe(1);
    });
  }

  const all = hardStates.flatMap((state) => languages.map((language) => ({ ...state, language })));

  it.each(all)('is a page that everybody can use: $name, in $language', async ({ language, ...state }) => {
    const page = await open({ language });
    await reach(page, state);
    for (const [width, size] of Object.entries(viewports)) {
      await page.setViewportSize(size);
      if (process.env.PICTURES) {
        const path = `${process.env.PICTURES}/${state.name}-${language}-${width}.png`;
        await page.screenshot({ path, fullPage: true });
      }
      await checkPage(page, { language });
    }
  });
});
