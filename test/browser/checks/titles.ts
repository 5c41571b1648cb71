import type { Page } from 'playwright-core';

/** Which address had a title first, in this test file. */
const owners = new Map<string, string>();

/** Whoever has ten tabs open finds the one that they look for: no two addresses have the same title (WCAG 2.4.2). */
export async function faultsOfTitle(page: Page): Promise<string[]> {
  const title = (await page.title()).trim();
  if (title === '') return ['title: it is empty'];
  const address = addressOf(page.url());
  const owner = owners.get(title) ?? address;
  owners.set(title, owner);
  return owner === address ? [] : [`title: "${title}" is the title of ${owner}, too`];
}

/** One page in all languages, for all residents and their documents: without the query, and with ids by a placeholder. */
function addressOf(url: string): string {
  const { pathname } = new URL(url);
  return pathname.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, ':id');
}
