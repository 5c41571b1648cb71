import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '#observability';
import { TestBrowser } from './browser.js';
import { pagesOfThePortal, type PortalPage } from './pages-of-the-portal.js';
import { readArguments } from './pictures/arguments.js';
import { PortalUnderTest } from './portal-under-test.js';
import { everyView, viewports, type View } from './views.js';

const names = pagesOfThePortal.map(({ name }) => name);
const usage = `npm run screenshots -- [options]

Starts a hub of its own and pictures every page of the portal in whole, 1280 and 320 pixels wide, in English and Danish.
Needs Chromium (CHROMIUM names one that is not on the PATH). Progress goes to stderr.

  --only <names>   some of ${names.join(', ')}, comma-separated (all)
  --out <folder>   where the pictures go (docs/screenshots)
  --help           this text

Ends with 0, with 1 when a page was not reached, 2 on a wrong option, 130 when interrupted.
`;
/** A Tuesday noon: what a page says of days and hours is the same in every run. */
const NOW = '2026-09-01T10:00:00Z';

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupted.abort());

async function main(): Promise<number> {
  const options = readArguments(process.argv.slice(2), names, join(__dirname, '../../docs/screenshots'));
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  const browser = await TestBrowser.launch();
  let portal: PortalUnderTest | undefined;
  try {
    process.stderr.write('starting a hub\n');
    portal = await PortalUnderTest.open();
    await portal.setClock(NOW);
    mkdirSync(options.out, { recursive: true });
    const pages = pagesOfThePortal.filter(({ name }) => options.only.includes(name));
    const wanted = pages.flatMap((page) => everyView.map((view) => ({ page, view })));
    for (const [done, { page, view }] of wanted.entries()) {
      if (interrupted.signal.aborted) return 130;
      const file = `${page.name}-${view.language}-${viewports[view.width].width}.jpg`;
      process.stderr.write(`${done + 1} of ${wanted.length}: ${file}\n`);
      writeWhole(join(options.out, file), await picture(browser, portal, page, view));
    }
    return 0;
  } finally {
    await browser.close();
    await portal?.close();
  }
}

async function picture(browser: TestBrowser, portal: PortalUnderTest, { reach }: PortalPage, view: View) {
  const page = await browser.open(view);
  await reach(page, portal);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const image = await page.screenshot({
    fullPage: true,
    type: 'jpeg',
    quality: 60,
    animations: 'disabled',
    caret: 'hide',
  });
  await page.context().close();
  return image;
}

/** Whoever interrupts finds the old picture or the new one, and no half. */
function writeWhole(file: string, bytes: Buffer): void {
  writeFileSync(`${file}.new`, bytes);
  renameSync(`${file}.new`, file);
}

void main()
  .catch((error: Error) => {
    if (interrupted.signal.aborted) return 130;
    process.stderr.write(`${error instanceof UsageError ? error.message : error.stack}\n`);
    return error instanceof UsageError ? 2 : 1;
  })
  .then((code) => process.exit(code));
