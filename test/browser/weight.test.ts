import { describeInBrowser } from './browser.js';
import { goodPage, PlantedSite } from './planted-site.js';
import { weightOf } from './weight.js';

describeInBrowser('the weight of a page', (open) => {
  let site: PlantedSite;
  beforeAll(async () => {
    site = await PlantedSite.open();
  });
  afterAll(() => site.close());

  it('is that of the document and of all that it loads', async () => {
    site.plant('/look.css', `@font-face { font-family: heavy; src: url(/heavy.woff2) } h1 { font-family: heavy }`);
    site.plant('/heavy.woff2', 'x'.repeat(30_000));
    site.plant('/script.js', `/* ${'x'.repeat(5_000)} */`);
    const address = site.plant('/', goodPage({ head: '<script src="/script.js"></script>' }));
    const page = await open();
    const { bytes, parts } = await weightOf(page, address);
    expect(parts.map(({ url }) => new URL(url).pathname).sort()).toEqual(
      expect.arrayContaining(['/', '/heavy.woff2', '/look.css', '/script.js']),
    );
    expect(bytes).toBeGreaterThan(35_000);
    expect(bytes).toBeLessThan(40_000);
    expect((await weightOf(page, address)).bytes).toBeGreaterThan(35_000); // nothing comes from a cache
  });
});
