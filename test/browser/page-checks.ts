import type { Page } from 'playwright-core';
import { faultsByAxe } from './checks/axe.js';
import { faultsOfSkipLink, faultsOfTabbing } from './checks/keyboard.js';
import { faultsOfLayout } from './checks/layout.js';
import { faultsOfTitle } from './checks/titles.js';
import { closeDetails, faultsOfFields, faultsOfIds, faultsOfOutline, openDetails } from './in-page/outline.js';
import type { Language } from './views.js';
import { complaintsOf } from './watch.js';

interface Expected {
  /** In which the page is to speak; otherwise the one that the visitor's browser asks for. */
  language?: Language;
}

/**
 * What is expected of every page, whatever stands on it, at the width at which it is open: WCAG 2.2 AA as far as axe
 * sees it, and what axe does not see. Leaves the page as it was, but for the place of the focus.
 * @throws Error that lists all faults
 */
export async function checkPage(page: Page, expected: Expected = {}): Promise<void> {
  const faults = await faultsOf(page, expected);
  if (faults.length === 0) return;
  const { width = 0 } = page.viewportSize() ?? {};
  throw new Error(`${page.url()} at ${width} px:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
}

/** The same as a list. Each fault begins with the name of what was checked. */
export async function faultsOf(page: Page, { language }: Expected = {}): Promise<string[]> {
  const asked = language ?? (await page.evaluate(() => navigator.language.slice(0, 2)));
  const faults = [
    ...(await faultsOfTitle(page)),
    ...(await page.evaluate(faultsOfOutline, asked)),
    ...(await page.evaluate(faultsOfIds)),
    ...(await page.evaluate(faultsOfFields)),
    ...(await faultsOfLayout(page)),
  ];
  const opened = await page.evaluate(openDetails);
  if (opened.length > 0) faults.push(...(await faultsOfLayout(page)));
  faults.push(...(await faultsOfTabbing(page)), ...(await faultsByAxe(page)));
  await page.evaluate(closeDetails, opened);
  faults.push(...(await faultsOfSkipLink(page))); // last: coming back from its target, a browser scrolls when it likes to
  return [...new Set([...faults, ...complaintsOf(page)])];
}
