import type { Page } from 'playwright-core';
import { describeInBrowser } from './browser.js';
import { goodPage, PlantedSite } from './planted-site.js';
import { choose, fill, findFocused, pick, submitByEnter, tabTo, tick } from './walk-by-keyboard.js';

const form = `
  <h1>About you</h1>
  <form action="/done">
    <label for="family">Family name: "as in the passport"</label> <input id="family" name="family" value="Hansen">
    <fieldset><legend>Where do you come from?</legend>
      <input type="radio" id="eu" name="from" value="eu"><label for="eu">The European Union</label>
      <input type="radio" id="nordic" name="from" value="nordic"><label for="nordic">A Nordic country</label>
      <input type="radio" id="else" name="from" value="else"><label for="else">Elsewhere</label>
    </fieldset>
    <label>Country <select name="country"><option>Denmark</option><option>Spain</option><option>Sweden</option></select></label>
    <label><input type="checkbox" name="children"> I bring children</label>
    <button>Continue</button>
  </form>`;

describeInBrowser('a visitor with a keyboard only', (open) => {
  let site: PlantedSite;
  let page: Page;
  beforeAll(async () => {
    site = await PlantedSite.open();
    site.plant('/look.css', '');
    site.plant('/done', goodPage({ title: 'Done' }));
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    page = await open();
    await page.goto(site.plant('/form', goodPage({ main: form })));
  });

  const handedIn = () => Object.fromEntries(new URL(page.url()).searchParams);

  it('fills in a form and hands it in', async () => {
    await fill(page, 'Family name: "as in the passport"', 'Østerbye');
    await choose(page, 'Where do you come from?', 'Elsewhere');
    await pick(page, 'Country', 'Sweden');
    await tick(page, 'I bring children');
    await tabTo(page, 'Continue', 'button');
    await submitByEnter(page);
    expect(await page.title()).toBe('Done');
    expect(handedIn()).toEqual({ family: 'Østerbye', from: 'else', country: 'Sweden', children: 'on' });
  });

  it('chooses the answer that Tab comes to first, and one before that which is chosen', async () => {
    await choose(page, 'Where do you come from?', 'The European Union');
    expect(await page.isChecked('#eu')).toBe(true);
    await choose(page, 'Where do you come from?', 'A Nordic country');
    await choose(page, 'Where do you come from?', 'The European Union');
    expect(await page.isChecked('#eu')).toBe(true);
  });

  it('hands in from within a field', async () => {
    await fill(page, 'Family name: "as in the passport"', 'Juul');
    await submitByEnter(page);
    expect(handedIn()).toMatchObject({ family: 'Juul' });
  });

  it('goes round the page to what lies behind', async () => {
    await tabTo(page, 'Continue');
    await tabTo(page, 'Skip to the content', 'link');
    expect(await findFocused(page)).toEqual({ role: 'link', name: 'Skip to the content' });
  });

  it('is told what Tab came past, when it does not come to what was wished', async () => {
    await expect(tabTo(page, 'Send', 'button')).rejects.toThrow(
      /^Tab did not come to button "Send"\. It came past:\n.*Skip to the content"\n(.*\n)*button "Continue"/,
    );
    await expect(choose(page, 'Where do you come from?', 'The moon')).rejects.toThrow(
      '"Where do you come from?" has no answer "The moon".',
    );
    await expect(pick(page, 'Country', 'Atlantis')).rejects.toThrow('"Country" stands at "Denmark"');
  });
});
