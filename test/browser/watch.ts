import type { ConsoleMessage, Page } from 'playwright-core';

const complaints = new WeakMap<Page, string[]>();

/**
 * Notes what a page does that no page of ours may do: an error on the console (a script that failed, a file that is not
 * there, whatever the Content-Security-Policy refused) and a request to another origin.
 */
export function watch(page: Page): void {
  const seen: string[] = [];
  complaints.set(page, seen);
  page.on('pageerror', ({ message }) => seen.push(`a script failed: ${message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isNoFault(page, message))
      seen.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) return; // a resident may go elsewhere
    const [from, to] = [originOf(page.url()), originOf(request.url())];
    if (from && to && from !== to) seen.push(`asked another origin: ${request.url()}`);
  });
}

/** What a page complained of since this was last asked. A page that nobody watched cannot be judged. */
export function complaintsOf(page: Page): string[] {
  const seen = complaints.get(page);
  if (!seen) throw new Error('This page was not opened by TestBrowser.open: nobody watched it.');
  return seen.splice(0);
}

/**
 * A page that says "this is wrong" comes with 4xx, which Chromium logs as an error and is none. For a favicon it asks by
 * itself, once in its life.
 */
function isNoFault(page: Page, message: ConsoleMessage): boolean {
  const { url } = message.location();
  return message.text().startsWith('Failed to load resource') && (url === page.url() || url.endsWith('/favicon.ico'));
}

function originOf(url: string): string | undefined {
  return /^https?:/.test(url) ? new URL(url).origin : undefined;
}
