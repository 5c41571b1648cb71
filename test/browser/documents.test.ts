import type { Page } from 'playwright-core';
import { PDFDocument } from 'pdf-lib';
import { readDocument } from '../../apps/hub/demo/personas.js';
import { describeInBrowser } from './browser.js';
import { errorsOn } from './form-filler.js';
import { comeBack, draftOf } from './open-applications.js';
import { PortalUnderTest } from './portal-under-test.js';
import { complaintsOf } from './watch.js';

jest.setTimeout(120_000);

const TOPIC = '/application/topics/travelDocument';
const LOOK = 'a[href^="/application/documents/"]';

const pdf = { name: 'passport.pdf', mimeType: 'application/pdf', buffer: readDocument('passport.pdf') };
const photo = { name: 'photo.png', mimeType: 'image/png', buffer: readDocument('photo.png') };
/** As an iPhone keeps its photos: the first box of ISO/IEC 23008-12 names the format. */
const heic = {
  name: 'IMG_0001.HEIC',
  mimeType: 'image/heic',
  buffer: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')]),
};

const ways = [
  { name: 'with script', javaScript: true },
  { name: 'without script', javaScript: false },
];

describeInBrowser('a resident with a document', (open) => {
  let portal: PortalUnderTest;
  beforeAll(async () => {
    portal = await PortalUnderTest.open();
  });
  afterAll(() => portal?.close());

  const onTopic = async (javaScript: boolean): Promise<Page> => {
    const page = await open({ language: 'en', width: 'narrow', javaScript });
    await comeBack(page, portal, await draftOf(portal));
    await page.goto(portal.url(TOPIC));
    return page;
  };
  /** Saves the page with these files chosen, and opens it again. */
  const send = async (page: Page, ...files: (typeof pdf)[]): Promise<void> => {
    if (files.length > 0) await page.setInputFiles('input[type="file"]', files);
    await page.click('button[name="later"]');
    await page.waitForURL('**/application');
    await page.goto(portal.url(TOPIC));
  };
  const kept = (page: Page): Promise<string[]> =>
    page.locator(LOOK).evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  /** What is behind the only document's link, as the browser that has the application open gets it. */
  const fetched = async (page: Page): Promise<Buffer> => {
    const [address, ...more] = await kept(page);
    expect(more).toEqual([]);
    return (await page.request.get(address!)).body();
  };

  it.each(ways)('looks at it, replaces it, and takes it out again, $name', async ({ javaScript }) => {
    const page = await onTopic(javaScript);
    await send(page, photo);
    const [before] = await kept(page);

    const opening = page.waitForEvent('popup');
    await page.click(LOOK);
    const preview = await opening;
    await preview.waitForLoadState();
    if (javaScript)
      expect(await preview.evaluate(() => [document.contentType, document.images[0]?.naturalWidth])).toEqual([
        'image/png',
        expect.any(Number),
      ]);
    expect((await fetched(page)).equals(photo.buffer)).toBe(true);

    await send(page, pdf);
    expect(await kept(page)).not.toContain(before);
    expect((await fetched(page)).equals(pdf.buffer)).toBe(true);

    await page.check('.kept-file input[type="checkbox"]');
    await send(page);
    expect(await kept(page)).toEqual([]);
  });

  it.each(ways)('chooses photos and a PDF: they are the pages of one document, $name', async ({ javaScript }) => {
    const page = await onTopic(javaScript);
    await send(page, photo, pdf, photo);
    expect((await PDFDocument.load(await fetched(page))).getPageCount()).toBe(3);
    await page.check('.kept-file input[type="checkbox"]');
    await send(page);
  });

  it.each(ways)('is told how a phone makes a photo that can be read, $name', async ({ javaScript }) => {
    const page = await onTopic(javaScript);
    await page.setInputFiles('input[type="file"]', heic);
    await page.click('button[name="continue"]');
    await page.locator('#error-summary').waitFor();
    expect((await errorsOn(page)).join()).toMatch(/HEIC.*iPhone/);
    expect(await kept(page)).toEqual([]);
    complaintsOf(page); // a 422 that a script gets is a line on the console
  });

  it('is no stranger: nobody else sees it', async () => {
    const page = await onTopic(true);
    await send(page, photo);
    const [address] = await kept(page);
    const stranger = await open();
    expect((await stranger.goto(address!))?.status()).toBe(401);
    await comeBack(stranger, portal, await draftOf(portal, 'nordic-worker'));
    expect((await stranger.goto(address!))?.status()).toBe(404);
  });
});
