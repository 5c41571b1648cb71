import type { Page } from 'playwright-core';
import { describeInBrowser } from './browser.js';
import { pagesOfThePortal } from './pages-of-the-portal.js';
import { PortalUnderTest } from './portal-under-test.js';

jest.setTimeout(120_000);

const FIELDS = 'main form:not(.useful) :is(input, select, textarea):not([type="hidden"], [type="file"])';
/** Fewer would mean that pages are not reached or their fields not found. */
const FEWEST = 15;

describeInBrowser('somebody who has typed half of a page', (open) => {
  let portal: PortalUnderTest;
  beforeAll(async () => {
    portal = await PortalUnderTest.open();
  });
  afterAll(() => portal?.close());

  const withFields = new Set<string>();

  it.each(pagesOfThePortal)('changes the language and finds all of it: $name', async ({ name, reach }) => {
    const page = await open({ language: 'en' });
    await reach(page, portal);
    const typed = await fillAny(page);
    if (Object.keys(typed).length > 0) withFields.add(name);
    await page.locator('header :is(button[name="language"], a[hreflang])').click();
    await page.waitForLoadState();
    expect(await page.locator('html').getAttribute('lang')).toBe('da');
    expect(await filled(page)).toMatchObject(typed);
  });

  it('was looked for on all pages that have fields', () => {
    expect(withFields.size).toBeGreaterThan(FEWEST);
  });

  it.each(['/continue', '/lost-code'])('sends it by Enter: %s', async (address) => {
    const page = await open({ language: 'en' });
    await page.goto(portal.url(address));
    await page.press('[name="reference"]', 'Enter');
    await page.waitForLoadState();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.title()).toMatch(/^Error: /);
  });

  it('sends a page of the application by Enter, and does not leave it', async () => {
    const page = await open({ language: 'en' });
    await pagesOfThePortal.find(({ name }) => name === 'topic-contact')!.reach(page, portal);
    await page.fill('[name="contact.phone"]', '+45 22 33 44 55');
    await page.press('[name="contact.phone"]', 'Enter');
    await page.waitForLoadState();
    expect(new URL(page.url()).pathname).toMatch(/^\/application/);
  });
});

/** Answers whatever can be seen, with what hardly holds, so that nothing is taken and put in order. */
async function fillAny(page: Page): Promise<Record<string, unknown>> {
  for (const field of await page.locator(FIELDS).all()) {
    if (!(await field.isVisible())) continue;
    const kind = await field.evaluate((element) => (element as HTMLInputElement).type);
    if (kind === 'select-one') await field.selectOption({ index: 1 });
    else if (kind === 'radio' || kind === 'checkbox') await field.check();
    else await field.fill(kind === 'email' ? 'half@' : '1');
  }
  return filled(page);
}

const filled = (page: Page): Promise<Record<string, unknown>> =>
  page.locator(FIELDS).evaluateAll((elements) => {
    const fields = (elements as HTMLInputElement[]).filter((element) => element.checkVisibility());
    return Object.fromEntries(
      fields
        .filter(({ type, checked }) => !['radio', 'checkbox'].includes(type) || checked)
        .map(({ name, value }) => [name, value]),
    );
  });
