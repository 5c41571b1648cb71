import { describeInBrowser, TestBrowser } from './browser.js';
import { faultsOf } from './page-checks.js';
import { goodPage, PlantedSite } from './planted-site.js';
import { complaintsOf } from './watch.js';

describeInBrowser('a visitor', (open) => {
  let site: PlantedSite;
  let elsewhere: PlantedSite;
  beforeAll(async () => {
    [site, elsewhere] = [await PlantedSite.open(), await PlantedSite.open()];
    for (const each of [site, elsewhere]) each.plant('/look.css', '');
  });
  afterAll(async () => {
    await site.close();
    await elsewhere.close();
  });

  it('comes with a language and a width', async () => {
    const page = await open({ language: 'da', width: 'narrow' });
    await page.goto(site.plant('/', goodPage()));
    expect(await page.evaluate(() => [navigator.language, innerWidth])).toEqual(['da-DK', 320]);
  });

  it('comes without JavaScript if wished', async () => {
    const page = await open({ javaScript: false });
    await page.goto(site.plant('/', goodPage({ main: '<h1>A</h1><noscript><p>Without</p></noscript>' })));
    expect(await page.innerText('p')).toBe('Without');
  });

  it('was never here', async () => {
    const first = await open();
    await first.goto(site.plant('/', goodPage()));
    await first.evaluate(() => localStorage.setItem('was', 'here'));
    const second = await open();
    await second.goto(first.url());
    expect(await second.evaluate(() => localStorage.getItem('was'))).toBeNull();
  });

  it('fails the test in which a page complained and no check told it', async () => {
    const browser = await TestBrowser.launch();
    try {
      const page = await browser.open();
      await page.goto(site.plant('/bad', goodPage({ main: '<h1 style="color: red">A</h1>' })));
      await expect(browser.closePages()).rejects.toThrow(/^A page complained:\nconsole: .*inline style/i);
    } finally {
      await browser.close();
    }
  });

  it('may go elsewhere, but a page fetches nothing there', async () => {
    const there = elsewhere.plant('/', goodPage());
    const page = await open();
    await page.goto(site.plant('/', goodPage({ main: `<h1>A</h1><a id="away" href="${there}">B</a>` })));
    await page.click('#away');
    await page.waitForURL(there);
    expect(complaintsOf(page)).toEqual([]);
    await page.goto(site.plant('/framing', goodPage({ main: `<h1>A</h1><iframe title="B" src="${there}"></iframe>` })));
    expect(await faultsOf(page)).toContainEqual(expect.stringMatching(/^console: .*frame/i));
    await page.goto(site.plant('/open', goodPage({ main: `<h1>A</h1><img alt="" src="${there}">` }), 200, ''));
    expect(complaintsOf(page)).toContainEqual(`asked another origin: ${there}`);
  });
});
