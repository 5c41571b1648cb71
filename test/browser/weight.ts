import type { Page } from 'playwright-core';

/** What came over the wire, in bytes: compressed as it was sent, headers included. */
export interface Weight {
  bytes: number;
  parts: { url: string; bytes: number }[];
}

/** Goes to an address with an empty cache and weighs the document with all that it loads. */
export async function weightOf(page: Page, address: string): Promise<Weight> {
  const session = await page.context().newCDPSession(page);
  const urls = new Map<string, string>();
  const parts: Weight['parts'] = [];
  session.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const url = urls.get(requestId) ?? '';
    if (!url.startsWith('data:')) parts.push({ url, bytes: encodedDataLength });
  });
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.goto(address, { waitUntil: 'networkidle' });
  await session.detach();
  return { bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0), parts };
}
