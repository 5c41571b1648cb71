import type { Page } from 'playwright-core';

/** More stops than any page of ours has. */
const MOST_STEPS = 500;

/** How a person operates a page. Every control is named by a selector that fits it alone, or its group of radio buttons. */
export interface Hands {
  type(selector: string, text: string): Promise<void>;
  choose(selector: string, value: string): Promise<void>;
  select(selector: string, value: string): Promise<void>;
  tick(selector: string): Promise<void>;
  press(selector: string): Promise<void>;
}

export function mouse(page: Page): Hands {
  return {
    type: (selector, text) => page.fill(selector, text),
    choose: (selector, value) => page.check(`${selector}[value="${value}"]`),
    select: async (selector, value) => void (await page.selectOption(selector, value)),
    tick: (selector) => page.check(selector),
    press: (selector) => andArrive(page, () => page.locator(selector).first().click()),
  };
}

/** Nothing but keys: Tab to come to a control, arrows and Space to answer, Enter to send. */
export function keyboard(page: Page): Hands {
  const { keyboard: keys } = page;
  return {
    async type(selector, text) {
      await tabTo(page, selector);
      await keys.press('ControlOrMeta+A');
      for (const [number, line] of text.split('\n').entries()) {
        if (number > 0) await keys.press('Enter');
        await keys.type(line);
      }
    },
    async choose(selector, value) {
      await tabTo(page, selector);
      for (let steps = 0; steps < MOST_STEPS; steps += 1) {
        const isHere = await page.evaluate(
          (wanted) => (document.activeElement as HTMLInputElement).value === wanted,
          value,
        );
        if (isHere) return keys.press('Space');
        await keys.press('ArrowDown');
      }
      throw new Error(`No arrow leads to ${value} of ${selector}.`);
    },
    async select(selector, value) {
      await tabTo(page, selector);
      const chosen = (): Promise<string> => page.inputValue(selector);
      await keys.press('Home');
      for (let steps = 0; (await chosen()) !== value; steps += 1) {
        if (steps === MOST_STEPS) throw new Error(`No arrow leads to ${value} of ${selector}.`);
        await keys.press('ArrowDown');
      }
    },
    async tick(selector) {
      await tabTo(page, selector);
      if (!(await page.isChecked(selector))) await keys.press('Space');
    },
    async press(selector) {
      await tabTo(page, selector);
      await andArrive(page, () => keys.press('Enter'));
    },
  };
}

/** A form with files is sent by a script, so the next page comes later than the press is over. */
async function andArrive(page: Page, press: () => Promise<void>): Promise<void> {
  const next = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame());
  await press();
  await next;
  await page.waitForLoadState();
}

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const isHere = await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
    if (isHere) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${selector} on ${page.url()}.`);
}
