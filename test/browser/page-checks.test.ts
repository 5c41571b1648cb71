import type { Page } from 'playwright-core';
import { describeInBrowser, type Visitor } from './browser.js';
import { checkPage, faultsOf } from './page-checks.js';
import { goodPage, PlantedSite, type Parts } from './planted-site.js';
import { everyView } from './views.js';

const form = `
  <h1>Your name</h1>
  <p>As it stands in your passport.</p>
  <details><summary>What if I have one name only?</summary><p>Leave the other field empty.</p></details>
  <form method="post">
    <label for="family">Family name</label> <input id="family" name="family" autocomplete="family-name">
    <fieldset><legend>Are you married?</legend>
      <input type="radio" id="yes" name="married" value="yes"><label for="yes">Yes</label>
      <input type="radio" id="no" name="married" value="no"><label for="no">No</label>
    </fieldset>
    <button>Continue</button>
  </form>
  <a href="/next">Next</a>`;

/** What is wrong with the page, the fault in it, and how that fault is told. */
const bad: [fault: string, parts: Parts, told: RegExp][] = [
  ['no heading', { main: '<h2>Your name</h2>' }, /^h1: .*has 0/],
  ['two headings', { main: '<h1>Your</h1><h1>Name</h1>' }, /^h1: .*has 2/],
  ['no title', { title: ' ' }, /^title: it is empty/],
  ['another language', { lang: 'da' }, /^lang: the page says "da"/],
  ['one id twice', { main: '<h1 id="name">A</h1><p id="name">B</p>' }, /^id: "name" is there more than once/],
  ['a hint that is not there', { main: '<h1 aria-describedby="hint">A</h1>' }, /^id: h1 names "hint"/],
  [
    'a link to what is not there',
    { main: '<h1>A</h1><a href="#name">to the field</a>' },
    /^id: a link leads to "#name"/,
  ],
  ['a field without a label', { main: '<h1>A</h1><input name="a" aria-label="A">' }, /^label: input "a" has none/],
  [
    'a placeholder',
    { main: '<h1>A</h1><label>A <input name="a" placeholder="Jensen"></label>' },
    /^placeholder: input "a"/,
  ],
  [
    'a choice without its question',
    { main: '<h1>A</h1><label><input type="radio" name="a">Yes</label>' },
    /^label: input "a" is in no fieldset/,
  ],
  ['something too wide', { main: '<h1>A</h1><p class="wide">Too wide</p>' }, /^sideways: .*p\.wide "Too wide"$/],
  [
    'words that are too wide once they are spaced',
    { main: '<h1>A</h1><p class="just-fits">incomprehensibilitiesincompr</p>' },
    /^sideways: .*with wide text spacing$/,
  ],
  [
    'text in a box that is too small',
    { main: '<h1>A</h1><p class="small-box">Two words</p>' },
    /^clipped: "Two words"/,
  ],
  [
    'text that is clipped once something is opened',
    { main: '<h1>A</h1><details><summary>B</summary><p class="small-box">Two words</p></details>' },
    /^clipped: "Two words"/,
  ],
  ['no skip link', { skipLink: '' }, /^skip link: it is not the first/],
  ['a skip link behind another link', { skipLink: '<a href="/">A</a><a href="#main">Skip</a>' }, /^skip link: .*first/],
  [
    'a skip link that leads backwards',
    { skipLink: '<p id="top"></p><a href="#top">Skip</a>' },
    /^skip link: #top is not ahead/,
  ],
  [
    'a skip link that leads nowhere',
    { main: '<h1>A</h1><a href="/x">B</a>', head: '<script src="/dead.js"></script>' },
    /^skip link: the focus is not at #main/,
  ],
  [
    'a focus behind a banner',
    { main: '<h1>A</h1><p class="banner">B</p><a href="/x">C</a>' },
    /^focus: a "C" is hidden/,
  ],
  ['a focus off the screen', { main: '<h1>A</h1><a class="far" href="/x">C</a>' }, /^focus: a "C" is hidden/],
  [
    'a focus that does not show',
    { main: '<h1>A</h1><a class="bare" href="/x">C</a>' },
    /^focus: nothing shows that a "C"/,
  ],
  [
    'a trap for the focus',
    { main: '<h1>A</h1><a id="in" href="/x">B</a><a href="/y">C</a>', head: '<script src="/trap.js"></script>' },
    /^focus: it does not get past a "C"/,
  ],
  ['too little contrast', { main: '<h1>A</h1><p class="pale">Hard to read</p>' }, /^axe color-contrast: .*: p$/],
  [
    'a target that is too small',
    { main: '<h1>A</h1><a class="tiny" href="/x">a</a><a class="tiny" href="/y">b</a>' },
    /^axe target-size/,
  ],
  ['an inline style', { main: '<h1 style="color: red">A</h1>' }, /^console: .*[Ii]nline style/],
  ['an inline script', { main: '<h1>A</h1><script>alert(1)</script>' }, /^console: .*[Ii]nline script/],
  ['a file that is not there', { head: '<link rel="stylesheet" href="/gone.css">' }, /^console: Failed to load.*404/],
  ['a script that fails', { head: '<script src="/fails.js"></script>' }, /^a script failed: no such thing/],
  [
    'a picture from elsewhere',
    { main: '<h1>A</h1><img alt="" src="http://127.0.0.1:9/a.png">' },
    /^(asked another origin|console: .*127\.0\.0\.1:9)/,
  ],
];

describeInBrowser('the checks of a page', (open) => {
  let site: PlantedSite;
  beforeAll(async () => {
    site = await PlantedSite.open();
    site.plant('/look.css', look);
    site.plant(
      '/trap.js',
      `addEventListener('keydown', (e) => { if (e.key === 'Tab' && document.activeElement.textContent === 'C') { e.preventDefault(); document.getElementById('in').focus(); } });`,
    );
    site.plant('/dead.js', `addEventListener('click', (e) => e.preventDefault());`);
    site.plant('/fails.js', `throw new Error('no such thing');`);
  });
  afterAll(() => site.close());

  const at = async (address: string, visitor: Visitor = {}): Promise<Page> => {
    const page = await open(visitor);
    await page.goto(address);
    return page;
  };

  it.each(everyView)('find nothing wrong with a good page, $width in $language', async (view) => {
    const address = site.plant('/name', goodPage({ lang: view.language, main: form }));
    await checkPage(await at(address, view));
  });

  it('find nothing wrong with it without JavaScript', async () => {
    await checkPage(await at(site.plant('/name', goodPage({ main: form })), { javaScript: false }));
  });

  it('find nothing wrong with a page that says what is wrong', async () => {
    await checkPage(await at(site.plant('/name', goodPage({ main: form }), 422)));
  });

  it.each(bad)('see %s', async (_, parts, told) => {
    const page = await at(site.plant('/bad', goodPage({ title: 'A bad page', ...parts })), { width: 'narrow' });
    expect(await faultsOf(page)).toContainEqual(expect.stringMatching(told));
  });

  it('tell all faults at once, and where', async () => {
    const page = await at(site.plant('/bad', goodPage({ lang: 'da', main: '' })));
    await expect(checkPage(page)).rejects.toThrow(/\/bad at 1280 px:\n(- .*\n)*- h1: .*\n- lang: /);
  });

  it('see one title at two addresses, but not at one page of two residents', async () => {
    const page = goodPage({ title: 'Your case' });
    await checkPage(await at(site.plant('/cases/0199d1ab-0000-7000-8000-000000000001', page)));
    await checkPage(await at(site.plant('/cases/0199d1ab-0000-7000-8000-000000000002', page)));
    const other = await at(site.plant('/receipt', page));
    expect(await faultsOf(other)).toEqual(['title: "Your case" is the title of /cases/:id, too']);
  });

  it('leave the page as it was', async () => {
    const page = await at(site.plant('/name', goodPage({ main: form })));
    await page.fill('#family', 'Østerbye');
    const before = await page.content();
    await checkPage(page);
    expect(await page.content()).toBe(before);
    expect(await page.inputValue('#family')).toBe('Østerbye');
    expect(page.url()).toMatch(/\/name$/);
  });
});

const look = `
  * { box-sizing: border-box; }
  a, button, summary { display: inline-block; padding: 8px; }
  .wide { width: 2000px; }
  .just-fits { width: fit-content; font: 16px monospace; }
  .small-box { width: 40px; height: 20px; overflow: hidden; }
  .banner { position: fixed; inset: 0; z-index: 1; background: white; }
  .far { position: absolute; left: -9999px; }
  .bare:focus { outline: none; }
  .pale { color: #ccc; background: #fff; }
  .tiny { padding: 0; font-size: 8px; }`;
