import type { Page } from 'playwright-core';
import { describeInBrowser } from './browser.js';
import { caseOf, comeBack, draftOf } from './open-applications.js';
import { PortalUnderTest } from './portal-under-test.js';

jest.setTimeout(120_000);

describeInBrowser('a resident before and after signing', (open) => {
  let portal: PortalUnderTest;
  beforeAll(async () => {
    portal = await PortalUnderTest.open();
  });
  afterAll(() => portal?.close());

  const onDraft = async (address: string): Promise<Page> => {
    const page = await open({ language: 'en' });
    await comeBack(page, portal, await draftOf(portal));
    await page.goto(portal.url(address));
    return page;
  };
  const main = (page: Page): Promise<string> => page.locator('main').innerText();

  it('sees of each topic how far it is, and on its page who needs the answers and under which law', async () => {
    const page = await onDraft('/application');
    const task = page.locator('.tasks li', { hasText: 'Where you move from' });
    expect(await task.innerText()).toContain('Not started');
    await task.getByRole('link').click();
    expect(await page.locator('.why p').first().innerText()).toMatch(/SIRI.*municipality.*Tax Agency/);
    await page.locator('.why summary').click();
    expect(await page.locator('.why dl').innerText()).toMatch(/Udlændingeloven[^]*CPR-loven[^]*Kildeskatteloven/);

    await page.selectOption('[name="origin.country"]', 'ES');
    await page.click('button[name="later"]');
    await page.waitForURL('**/application');
    expect(await task.innerText()).toContain('1 of 2 left');
    await task.getByRole('link').click();
    await page.locator('textarea').first().fill('Calle Betis 1\n41010 Sevilla');
    await page.click('button[name="later"]');
    await page.waitForURL('**/application');
    expect(await task.innerText()).toContain('Done');
  });

  it('sees every answer with the way to its field', async () => {
    const page = await onDraft('/application/topics/contact');
    await page.fill('[name="contact.phone"]', '+45 22 33 44 55');
    await page.click('button[name="later"]');
    await page.waitForURL('**/application');
    await page.goto(portal.url('/application/check'));
    const answer = page.locator('dl.facts > div', { hasText: '+4522334455' });
    await answer.getByRole('link').click();
    expect(new URL(page.url()).pathname).toBe('/application/topics/contact');
    expect(await page.evaluate(() => document.querySelector(':target')?.getAttribute('name'))).toBe('contact.phone');
  });

  it('sees what was answered with "no", and can take it back', async () => {
    const page = await onDraft('/application/topics/identifiers');
    const opener = page.getByRole('group', { name: /Danish CPR number/ });
    await opener.getByLabel('No', { exact: true }).check(); // another opener stays open
    await page.click('button[name="later"]');
    await page.waitForURL('**/application');
    await page.goto(portal.url('/application/check'));
    const said = page.locator('li', { hasText: /Danish CPR number\?? No\./ });
    expect(await said.count()).toBe(1);
    await said.getByRole('link').click();
    expect(await opener.getByLabel('No', { exact: true }).isChecked()).toBe(true);
    await opener.getByLabel('Yes', { exact: true }).check();
    await page.click('button[name="later"]');
    await page.waitForURL('**/application');
    await page.goto(portal.url('/application/check'));
    expect(await said.count()).toBe(0);
  });

  it('sees for each agency what it will be sent, each answer with its law, and nothing that is not its own', async () => {
    const page = await onDraft('/application/check');
    const sentTo = async (agency: string): Promise<string[]> => {
      const card = page.locator('section.card-flat', { has: page.locator(`#sent-0-${agency}`) });
      await card.locator('summary').click();
      return card.locator('details li').allInnerTexts();
    };
    const [siri, municipality, tax] = [await sentTo('siri'), await sentTo('municipality'), await sentTo('tax')];
    for (const sent of [siri, municipality, tax]) {
      expect(sent.length).toBeGreaterThan(5);
      expect(sent.filter((line) => !/\(.*[A-Za-zÆØÅæøå].*\)$/.test(line))).toEqual([]);
    }
    const asks = (sent: string[], words: RegExp): boolean => sent.some((line) => words.test(line));
    expect([siri, municipality, tax].map((sent) => asks(sent, /phone/i))).toEqual([true, true, true]);
    expect([siri, municipality, tax].map((sent) => asks(sent, /former names/i))).toEqual([true, true, false]);
  });

  it('has the picture of the journey as a table, too, with a row for each agency', async () => {
    const page = await open({ language: 'en' });
    await comeBack(page, portal, await caseOf(portal));
    await page.goto(portal.url('/case'));
    expect(await page.locator('main svg[role="img"], main [role="img"]').count()).toBeGreaterThan(0);
    await page
      .locator('main details', { has: page.locator('table') })
      .first()
      .locator('summary')
      .click();
    const rows = await page.locator('main details table tbody tr').allInnerTexts();
    for (const agency of ['SIRI', 'Municipality', 'Tax Agency'])
      expect(rows.filter((row) => row.includes(agency))).toHaveLength(1);
  });

  it('has a receipt with the reference, which is printed without what only a screen needs', async () => {
    const page = await open({ language: 'en' });
    const { reference } = await caseOf(portal);
    await comeBack(page, portal, await caseOf(portal));
    await page.goto(portal.url('/receipt'));
    expect(await main(page)).toContain(reference);
    await page.emulateMedia({ media: 'print' });
    expect(await main(page)).toContain(reference);
    for (const part of ['header nav', 'footer', '.useful', 'main .actions'])
      for (const one of await page.locator(part).all()) expect([part, await one.isVisible()]).toEqual([part, false]);
  });
});
