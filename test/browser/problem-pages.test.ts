import type { Page } from 'playwright-core';
import { asOwner } from '../support/as-owner.js';
import { describeInBrowser } from './browser.js';
import { caseOf, comeBack } from './open-applications.js';
import { checkPage } from './page-checks.js';
import { goodPage, PlantedSite } from './planted-site.js';
import { PortalUnderTest } from './portal-under-test.js';
import { everyView, type View } from './views.js';

jest.setTimeout(120_000);

const NUMBER = /(Number of this request|Forespørgslens nummer): \S+/;

describeInBrowser('a resident whose page cannot be shown', (open) => {
  let portal: PortalUnderTest;
  let elsewhere: PlantedSite;
  beforeAll(async () => {
    portal = await PortalUnderTest.open();
    elsewhere = await PlantedSite.open();
    elsewhere.plant('/look.css', '');
  });
  afterAll(async () => {
    await elsewhere?.close();
    await portal?.close();
  });

  /** The status of the page to which this leads, which everybody can use. */
  const shown = async (page: Page, lead: () => Promise<unknown>): Promise<number> => {
    const answered = page.waitForResponse((answer) => answer.request().isNavigationRequest());
    await lead();
    const status = (await answered).status();
    await page.waitForLoadState();
    expect(await page.locator('.useful [name="page"]').inputValue()).toBe('problem');
    await checkPage(page);
    return status;
  };
  const asDatabaseOwner = (...statements: string[]): Promise<void> =>
    asOwner(portal.dataDir, async (ask) => {
      for (const statement of statements) await ask(statement);
    });

  const caseOn = async (view: View): Promise<Page> => {
    const page = await open(view);
    await comeBack(page, portal, await caseOf(portal));
    return page;
  };

  it.each(everyView)('comes from a form of another site: it is refused, $width in $language', async (view) => {
    const page = await open(view);
    const form = `<h1>Free money</h1><form method="post" action="${portal.url('/begin')}"><button>Get it</button></form>`;
    await page.goto(elsewhere.plant('/', goodPage({ main: form }), 200, ''));
    expect(await shown(page, () => page.click('button'))).toBe(403);
  });

  it.each(everyView)('is told of a fault of ours, with a number to name, $width in $language', async (view) => {
    const page = await caseOn(view);
    await asDatabaseOwner('ALTER TABLE portal.case_element RENAME TO elsewhere');
    expect(await shown(page, () => page.goto(portal.url('/case')))).toBe(500);
    expect(await page.locator('main').innerText()).toMatch(NUMBER);
    await asDatabaseOwner('ALTER TABLE portal.elsewhere RENAME TO case_element');
    await page.reload();
    expect(await page.locator('main').innerText()).not.toMatch(NUMBER);
  });

  it.each(everyView)('comes while the store is away, and back when it is there, $width in $language', async (view) => {
    const page = await caseOn(view);
    await asDatabaseOwner(
      'ALTER ROLE portal CONNECTION LIMIT 0',
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'portal'",
    );
    expect(await shown(page, () => page.goto(portal.url('/case')))).toBe(503);
    await asDatabaseOwner('ALTER ROLE portal CONNECTION LIMIT -1');
    await page.reload();
    expect(await page.locator('html').getAttribute('lang')).toBe(view.language);
    expect(new URL(page.url()).pathname).toBe('/case');
    expect(await page.locator('[name="page"]').inputValue()).toBe('case');
  });
});
