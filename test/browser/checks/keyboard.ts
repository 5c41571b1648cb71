import type { Page } from 'playwright-core';
import { isFocusPast, scrollRestored, skipFromFocused, startWalk, takeStep } from '../in-page/focus.js';

/** More than any page of ours has. */
const MOST_STEPS = 400;

/** Walks over the page by Tab, once round: whatever has the focus is seen, and looks like it; nothing holds it fast. */
export async function faultsOfTabbing(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const walk = await page.evaluateHandle(startWalk);
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    await page.keyboard.press('Tab');
    const step = await walk.evaluate(takeStep);
    faults.push(...step.faults);
    if (step.came !== 'on') return faults;
  }
  return [...faults, `focus: it is not round the page after ${MOST_STEPS} steps`];
}

/** The first thing that takes the focus leads past the header, and takes the focus along (WCAG 2.4.1). */
export async function faultsOfSkipLink(page: Page): Promise<string[]> {
  await page.evaluate(startWalk);
  await page.keyboard.press('Tab');
  const skip = await page.evaluate(skipFromFocused);
  if (!skip) return ['skip link: it is not the first thing that takes the focus'];
  if (!skip.isAhead) return [`skip link: #${skip.id} is not ahead of it`];
  const address = page.url();
  await page.keyboard.press('Enter');
  if (!(await page.evaluate(isFocusPast, skip.id))) await page.keyboard.press('Tab'); // a target need not take the focus itself
  const worked = await page.evaluate(isFocusPast, skip.id);
  if (page.url() !== address) {
    await page.goBack();
    await page.evaluate(scrollRestored);
  }
  return worked ? [] : [`skip link: the focus is not at #${skip.id} after it`];
}
