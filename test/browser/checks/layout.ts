import type { Page } from 'playwright-core';
import { faultsOfClipping, faultsOfWidth, spaceText, unspaceText } from '../in-page/layout.js';

/** A page is never scrolled sideways (WCAG 1.4.10), and bears the text spacing of its reader (1.4.12). */
export async function faultsOfLayout(page: Page): Promise<string[]> {
  const asItIs = await page.evaluate(faultsOfWidth);
  await page.evaluate(spaceText);
  const spaced = [...(await page.evaluate(faultsOfWidth)), ...(await page.evaluate(faultsOfClipping))];
  await page.evaluate(unspaceText);
  return [...asItIs, ...spaced.map((fault) => `${fault}, with wide text spacing`)];
}
