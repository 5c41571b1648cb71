import { pageNames } from '../../apps/portal/pages/frame/page-names.js';
import { describeInBrowser } from './browser.js';
import { checkPage } from './page-checks.js';
import { pagesOfThePortal, topics } from './pages-of-the-portal.js';
import { PortalUnderTest } from './portal-under-test.js';
import { everyView } from './views.js';
import { weightOf } from './weight.js';

/** What a newcomer on a foreign SIM card is asked to pay for the first page. */
const MOST_BYTES = 150_000;

jest.setTimeout(120_000);

describeInBrowser('the portal', (open) => {
  let portal: PortalUnderTest;
  beforeAll(async () => {
    portal = await PortalUnderTest.open();
  });
  afterAll(() => portal?.close());

  const seen = new Set<string>();
  const views = pagesOfThePortal.flatMap((page) => everyView.map((view) => ({ ...page, ...view })));

  it.each(views)('has a page $name that everybody can use, $width in $language', async ({ reach, ...view }) => {
    const page = await open(view);
    await reach(page, portal);
    seen.add(await page.locator('.useful [name="page"]').inputValue());
    await checkPage(page, view);
  });

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
