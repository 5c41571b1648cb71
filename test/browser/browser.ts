import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { lookForChromium } from './chromium.js';
import { locales, viewports, type View } from './views.js';
import { complaintsOf, watch } from './watch.js';

export interface Visitor extends Partial<View> {
  /** The pages have to work without it. */
  javaScript?: boolean;
}

/** One Chromium, without a window. Every page that it opens belongs to a visitor who was never here. */
export class TestBrowser {
  private readonly contexts: BrowserContext[] = [];

  private constructor(private readonly browser: Browser) {}

  /** @throws Error when this machine has no Chromium */
  static async launch(): Promise<TestBrowser> {
    const found = lookForChromium();
    if ('missing' in found) throw new Error(found.missing);
    const browser = await chromium.launch({
      executablePath: found.program,
      args: ['--no-sandbox'], // tests run as root in containers, and open our own pages only
      handleSIGINT: false, // whoever launches it closes it
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    return new TestBrowser(browser);
  }

  /** An empty page, watched from now on: see `watch.ts`. */
  async open({ width = 'wide', language = 'en', javaScript = true }: Visitor = {}): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: viewports[width],
      locale: locales[language],
      timezoneId: 'Europe/Copenhagen',
      reducedMotion: 'reduce',
      javaScriptEnabled: javaScript,
    });
    this.contexts.push(context);
    context.setDefaultTimeout(30_000); // a busy machine is no fault
    context.on('page', watch);
    return context.newPage();
  }

  /** Closes all pages. @throws Error with what a page complained of and no check has told yet */
  async closePages(): Promise<void> {
    const contexts = this.contexts.splice(0);
    const complaints = contexts.flatMap((context) => context.pages().flatMap(complaintsOf));
    for (const context of contexts) await context.close();
    if (complaints.length > 0) throw new Error(`A page complained:\n${complaints.join('\n')}`);
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/**
 * Like `describe`, with one browser for the block; pages are closed after each test. On a machine without Chromium it
 * says so and skips; where everything must be shown (CI=true) it fails.
 */
export function describeInBrowser(name: string, tests: (open: TestBrowser['open']) => void): void {
  const found = lookForChromium();
  if ('missing' in found) return describeMissing(name, found.missing, tests);
  describe(name, () => {
    let browser: TestBrowser | undefined;
    beforeAll(async () => {
      browser = await TestBrowser.launch();
    }, 60_000);
    afterEach(() => browser?.closePages());
    afterAll(() => browser?.close());
    tests((visitor) => browser!.open(visitor));
  });
}

function describeMissing(name: string, missing: string, tests: (open: TestBrowser['open']) => void): void {
  process.stderr.write(`\nNOT TESTED: ${name}. ${missing}\n`);
  if (process.env.CI !== 'true') return describe.skip(name, () => tests(() => Promise.reject(new Error(missing))));
  describe(name, () => {
    it('has a Chromium', () => {
      throw new Error(missing);
    });
  });
}
