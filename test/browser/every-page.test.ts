import { pageNames } from '#public-pages';
import { describeInBrowser } from './browser.js';
import { checkPage } from './page-checks.js';
import { pagesOfThePortal, topics } from './pages-of-the-portal.js';
import { PortalUnderTest } from './portal-under-test.js';
import { locales, viewports, type Language } from './views.js';
import { weightOf } from './weight.js';

/** What a newcomer on a foreign SIM card is asked to pay for the first page. */
const MOST_BYTES = 150_000;
const languages = Object.keys(locales) as Language[];

jest.setTimeout(120_000);

describeInBrowser('the portal', (open) => {
  let portal: PortalUnderTest;
  beforeAll(async () => {
    portal = await PortalUnderTest.open();
  });
  afterAll(() => portal?.close());

  const seen = new Set<string>();
  const pages = pagesOfThePortal.flatMap((page) => languages.map((language) => ({ ...page, language })));

  it.each(pages)(
    'has a page $name that everybody can use, at all widths, in $language',
    async ({ reach, language }) => {
      const page = await open({ language });
      await reach(page, portal);
      seen.add(await page.locator('.useful [name="page"]').inputValue());
      for (const size of Object.values(viewports)) {
        await page.setViewportSize(size);
        await checkPage(page, { language });
      }
    },
  );

  it('is looked at on every page that it has', () => {
    const names = [...pageNames, ...topics.map((topic) => `topic-${topic}`)];
    expect(names.filter((name) => !seen.has(name))).toEqual([]);
  });

  it('opens with a page that weighs little, with all that it loads', async () => {
    const { bytes, parts } = await weightOf(await open({ width: 'narrow' }), portal.url('/'));
    expect(parts.length).toBeGreaterThan(0);
    expect({ parts, isLight: bytes <= MOST_BYTES }).toMatchObject({ isLight: true });
  });
});
