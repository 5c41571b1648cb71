import type { Page } from 'playwright-core';
import { parse } from 'yaml';

/** More than any page of ours has. */
const MOST_STEPS = 400;

interface Focused {
  role: string;
  name: string;
}

/** What has the focus, as assistive technology is told it; undefined if nothing has. */
export async function findFocused(page: Page): Promise<Focused | undefined> {
  const focused = page.locator('*:focus');
  if ((await focused.count()) === 0) return undefined;
  const snapshot = parse(await focused.ariaSnapshot()) as (string | Record<string, unknown>)[] | null;
  const [first] = snapshot ?? [];
  const line = typeof first === 'string' ? first : Object.keys(first ?? {})[0];
  const [, role, name = '""'] = /^(\S+)(?: ("(?:[^"\\]|\\.)*"))?/.exec(line ?? '') ?? [];
  return role === undefined ? undefined : { role, name: JSON.parse(name) as string };
}

/**
 * Presses Tab until this link, button or field has the focus: its whole name, and its role where the name is not enough.
 * @throws Error with what it came past, when it is back at the beginning
 */
export async function tabTo(page: Page, name: string, role?: string): Promise<void> {
  const passed: string[] = [];
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    await page.keyboard.press('Tab');
    const focused = await findFocused(page);
    if (focused?.name === name && (role === undefined || focused.role === role)) return;
    const seen = focused ? `${focused.role} "${focused.name}"` : 'the end of the page';
    if (seen === passed[0] && passed.length > 1 && passed.includes('the end of the page')) break;
    passed.push(seen);
  }
  throw new Error(`Tab did not come to ${role ?? 'anything'} "${name}". It came past:\n${passed.join('\n')}`);
}

/** Types into the field of this label, in the place of what stands there. */
export async function fill(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

/** Answers a question by one of its radio buttons: Tab brings to the question, arrows to the answer. */
export async function choose(page: Page, question: string, answer: string): Promise<void> {
  const radios = page.getByRole('group', { name: question, exact: true }).getByRole('radio');
  await tabIntoOneOf(page, question, () => radios.and(page.locator('*:focus')).count());
  const number = await radios.count();
  for (let steps = 0; steps < number; steps += 1) {
    if ((await findFocused(page))?.name === answer) {
      await page.keyboard.press('Space');
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`"${question}" has no answer "${answer}".`);
}

/** Picks an option of a list by typing what it says. */
export async function pick(page: Page, label: string, option: string): Promise<void> {
  await tabTo(page, label, 'combobox');
  await page.keyboard.type(option);
  const picked = await page.locator('select:focus option:checked').innerText();
  if (picked.trim() !== option) throw new Error(`"${label}" stands at "${picked}" after "${option}" was typed.`);
}

/** Turns a tick box the other way. */
export async function tick(page: Page, label: string): Promise<void> {
  await tabTo(page, label, 'checkbox');
  await page.keyboard.press('Space');
}

/** Presses Enter on what has the focus, a field, a button or a link, and waits for the page that follows. */
export async function submitByEnter(page: Page): Promise<void> {
  const next = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame());
  await page.keyboard.press('Enter');
  await next;
  await page.waitForLoadState();
}

async function tabIntoOneOf(page: Page, question: string, count: () => Promise<number>): Promise<void> {
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    await page.keyboard.press('Tab');
    if ((await count()) > 0) return;
  }
  throw new Error(`Tab did not come to an answer of "${question}".`);
}
