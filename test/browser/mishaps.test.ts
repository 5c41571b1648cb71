import type { Page, Request, Route } from 'playwright-core';
import { readDocument } from '../../apps/hub/demo/personas.js';
import { eventually } from '../support/eventually.js';
import { describeInBrowser } from './browser.js';
import { faultsByAxe } from './checks/axe.js';
import { pagesOfThePortal } from './pages-of-the-portal.js';
import { PortalUnderTest } from './portal-under-test.js';
import { complaintsOf } from './watch.js';

jest.setTimeout(180_000);

const SAVED = 'Saved';
const SLOW_MS = 1_000;
const passport = { name: 'passport.pdf', mimeType: 'application/pdf', buffer: readDocument('passport.pdf') };
const isSent = (request: Request): boolean => request.method() === 'POST' && /\/application\//.test(request.url());

describeInBrowser('a resident to whom things happen', (open) => {
  let opened: PortalUnderTest;
  let portal: PortalUnderTest;
  beforeAll(async () => {
    opened = await PortalUnderTest.open();
  });
  afterAll(() => opened?.close());
  beforeEach(() => {
    portal = opened.asIfNew();
  });

  const reach = async (page: Page, name: string): Promise<void> => {
    await pagesOfThePortal.find((one) => one.name === name)!.reach(page, portal);
  };
  const status = (page: Page) => page.locator('#autosaved');
  const address = (page: Page): string => new URL(page.url()).pathname;

  it('has two windows open: neither takes back what the other has saved', async () => {
    const one = await open({ language: 'en' });
    await reach(one, 'topic-contact');
    const other = await one.context().newPage();
    await other.goto(one.url());
    await one.fill('[name="contact.phone"]', '+34 611 222 333');
    await one.click('button[name="later"]');
    await other.fill('[name="contact.email"]', 'second@example.org');
    await other.click('button[name="later"]');
    await other.goto(portal.url('/application/topics/contact'));
    expect(await other.inputValue('[name="contact.phone"]')).toMatch(/34 ?611 ?222 ?333/);
    expect(await other.inputValue('[name="contact.email"]')).toBe('second@example.org');
  });

  it('has two windows open: a page that answers of the other made needless says nothing of another page', async () => {
    const one = await open({ language: 'en' });
    await reach(one, 'topic-contact');
    const before = await one.inputValue('[name="contact.email"]');
    const gone = await one.evaluate(async () => {
      const body = new FormData();
      body.set('continue', 'yes');
      return (await fetch('/application/topics/contact?page=9', { method: 'POST', body })).url;
    });
    expect(new URL(gone).pathname).toBe('/application');
    await one.reload();
    expect(await one.inputValue('[name="contact.email"]')).toBe(before);
  });

  it('loses the connection while a file is sent: all is still there, the file too', async () => {
    const page = await open({ language: 'en' });
    await reach(page, 'topic-travelDocument');
    await page.setInputFiles('input[type="file"]', passport);
    const breakIt = (route: Route): Promise<void> =>
      isSent(route.request()) ? route.abort('connectionreset') : route.continue();
    await page.route('**/*', breakIt);
    await page.click('button[name="later"]');
    await status(page)
      .filter({ hasText: /connection broke/ })
      .waitFor();
    expect(address(page)).toBe('/application/topics/travelDocument');
    await page.unroute('**/*', breakIt);
    await page.click('button[name="later"]');
    await page.waitForURL('**/application');
    await page.goto(portal.url('/application/topics/travelDocument'));
    expect(await page.locator('a[href^="/application/documents/"]').count()).toBeGreaterThan(0);
    expect(complaintsOf(page).filter((text) => !/ERR_CONNECTION_RESET/.test(text))).toEqual([]);
  });

  it('sends a file that the server refuses: the page says so, and what was typed is there', async () => {
    const page = await open({ language: 'en' });
    await reach(page, 'topic-travelDocument');
    await page.fill('[name="travelDocument.number"]', 'X7654321');
    await page.setInputFiles('input[type="file"]', { ...passport, buffer: Buffer.from('no document at all') });
    await page.click('button[name="continue"]');
    await page.locator('#error-summary').waitFor();
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('error-summary');
    expect(await page.inputValue('[name="travelDocument.number"]')).toBe('X7654321');
    complaintsOf(page); // a 422 that a script gets is a line on the console
  });

  it('presses the button again on a slow net: it is sent once', async () => {
    const page = await open({ language: 'en' });
    await reach(page, 'topic-contact');
    let sent = 0;
    await page.route('**/*', async (route) => {
      if (isSent(route.request())) {
        sent += 1;
        await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
      }
      await route.continue();
    });
    await page.evaluate((ms) => {
      const button = document.querySelector<HTMLElement>('button[name="later"]')!;
      button.click();
      setTimeout(() => button.click(), ms);
    }, SLOW_MS / 2);
    await page.waitForURL('**/application');
    expect(sent).toBe(1);
  });

  it('is told that nothing could be saved, and that it is once the net is back', async () => {
    const page = await open({ language: 'en' });
    await reach(page, 'topic-contact');
    await page.context().setOffline(true);
    await page.fill('[name="contact.phone"]', '+34 611 222 334');
    await status(page)
      .filter({ hasText: /^Not saved/ })
      .waitFor();
    await page.context().setOffline(false);
    await status(page).filter({ hasText: SAVED }).filter({ hasNotText: 'Not' }).waitFor();
    await page.reload();
    expect(await page.inputValue('[name="contact.phone"]')).toMatch(/334$/);
    expect(complaintsOf(page).filter((text) => !/ERR_INTERNET_DISCONNECTED/.test(text))).toEqual([]);
  });

  it('goes elsewhere without a button: what was typed last is kept', async () => {
    const page = await open({ language: 'en' });
    await reach(page, 'topic-contact');
    await page.fill('[name="contact.phone"]', '+34 611 222 335');
    await page.goto(portal.url('/privacy'));
    const isKept = async (): Promise<boolean> => {
      await page.goto(portal.url('/application/topics/contact'));
      return (await page.inputValue('[name="contact.phone"]')).endsWith('335');
    };
    await eventually(async () => expect(await isKept()).toBe(true)); // it is sent while the next page is fetched already
  });

  it('goes back after saving and finds the answers; after sending, the receipt', async () => {
    const page = await open({ language: 'en' });
    await reach(page, 'topic-contact');
    await page.fill('[name="contact.phone"]', '+34 611 222 336');
    await page.click('button[name="later"]');
    await page.waitForURL('**/application');
    await page.goBack();
    expect(await page.inputValue('[name="contact.phone"]')).toMatch(/336$/);
    await page.goto(portal.url('/application/check'));
    await page.check('[name="truth"]');
    await page.check('[name="sharing"]');
    for (const name of await page.locator('[name^="name."]').all()) await name.fill('A signature');
    await page.locator('form#form .actions button').click();
    await page.waitForURL('**/receipt');
    await page.goBack();
    await page.reload();
    expect(address(page)).toBe('/receipt');
  });

  it('finds a draft as it was after the servers lost their power', async () => {
    const page = await open({ language: 'en' });
    await reach(page, 'topic-contact');
    await page.fill('[name="contact.phone"]', '+34 611 222 337');
    await status(page).filter({ hasText: SAVED }).waitFor();
    await portal.restart();
    await page.reload();
    expect(await page.inputValue('[name="contact.phone"]')).toMatch(/337$/);
  });

  it('keeps the case open while the servers are away, and sees what is new without a reload', async () => {
    const page = await open({ language: 'en' });
    await reach(page, 'case');
    await page.evaluate(() => void (document.body.dataset.first = 'yes'));
    await portal.restart();
    const entries = (): Promise<number> => page.locator('.log li').count();
    const before = await entries();
    const other = await page.context().newPage();
    await other.goto(portal.url('/case/correct/contact.phone'));
    await other.fill('[name="contact.phone"]', '+34 611 222 338');
    await other.click('button[name="send"]');
    await page.waitForFunction((count) => document.querySelectorAll('.log li').length > count, before, {
      timeout: 60_000,
    });
    expect(await page.evaluate(() => document.body.dataset.first)).toBe('yes');
    complaintsOf(page); // a browser logs that a server was away
  });

  it('is asked whether anybody is there; stays, in all windows, and is let out when nobody answers', async () => {
    const page = await open({ language: 'en' });
    await page.clock.install();
    await reach(page, 'topic-contact');
    const other = await page.context().newPage();
    await other.goto(portal.url('/application'));
    const dialog = page.locator('dialog');
    await page.clock.fastForward('54:00');
    expect(await dialog.isVisible()).toBe(false);
    await page.clock.fastForward('02:00');
    await dialog.getByText('in 4 minutes').waitFor();
    await other.locator('dialog').waitFor();
    expect(await faultsByAxe(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Stay' }).click();
    await other.locator('dialog').waitFor({ state: 'hidden' });
    expect(await dialog.isVisible()).toBe(false);
    await page.clock.fastForward('01:01:00');
    await page.waitForURL('**/leave');
    expect(await page.locator('h1').innerText()).toBe('You have left');
    await page.goto(portal.url('/application'));
    expect(await page.locator('h1').innerText()).toBe('Open your application first');
  });
});
