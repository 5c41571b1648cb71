import { readFileSync } from 'node:fs';
import type * as Axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Each tag holds what its own version added, so WCAG 2.2 AA takes them all. */
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

declare const axe: typeof Axe;

/** Nothing on a page without JavaScript: axe waits by timers, and those stand still there. */
export async function faultsByAxe(page: Page): Promise<string[]> {
  if (await page.evaluate(() => matchMedia('(scripting: none)').matches)) return [];
  await page.evaluate(source); // by the debugger's protocol, which no Content-Security-Policy refuses
  const { violations } = await page.evaluate(
    (values) => axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }),
    WCAG_22_AA,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `axe ${id}: ${help}: ${target.join(' ')}`),
  );
}
