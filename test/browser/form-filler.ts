import { contracts, type Json, type SchemaObject } from '#contracts';
import type { Page } from 'playwright-core';
import { readDocument } from '../../apps/hub/demo/personas.js';
import { filledForm } from '../../apps/portal/pages/form/filled.js';

/** What a person would answer: the fact's value, nested as in the examples; documents as `{"$document": file}`. */
export type Answers = { [topic: string]: Json };

interface Control {
  name: string;
  type: string;
}

/** What a resident does with one page of a topic: reads the questions, answers what they know, and sends it. */
export async function fillPage(page: Page, answers: Answers): Promise<void> {
  await addEntries(page, answers);
  const controls = await controlsOf(page);
  const names = [...new Set(controls.map(({ name }) => name))];
  for (const opener of names.filter((name) => name.startsWith('opener:'))) {
    const group = await fieldsOpenedBy(page, opener);
    const isYes = group.some((field) => isGiven(valueAt(answers, field)));
    await page.check(`[name="${opener}"][value="${isYes ? 'yes' : 'no'}"]`);
  }
  for (const field of fieldsIn(names)) await fillField(page, field, valueAt(answers, field), controls);
}

/** Sends the page as a person who is done with it. */
export async function saveAndContinue(page: Page): Promise<void> {
  await page.locator('form#form .actions button[name="continue"]').click();
}

/** The texts of the error summary; none when the page was taken. */
export async function errorsOn(page: Page): Promise<string[]> {
  return page.locator('#error-summary li').allInnerTexts();
}

async function addEntries(page: Page, answers: Answers): Promise<void> {
  for (;;) {
    const lists = await page
      .locator('button[name="add"]')
      .evaluateAll((buttons) => buttons.map((button) => (button as HTMLButtonElement).value));
    const short = [];
    for (const list of lists) {
      const wanted = valueAt(answers, list);
      const count = Number(await page.locator(`[name="${list}.count"]`).inputValue());
      if (Array.isArray(wanted) && wanted.length > count) short.push(list);
    }
    if (short[0] === undefined) return;
    const opener = page.locator(`.opened:has(button[name="add"][value="${short[0]}"]) input[value="yes"]`);
    if ((await opener.count()) > 0) await opener.first().check();
    await page.locator(`button[name="add"][value="${short[0]}"]`).click();
  }
}

async function controlsOf(page: Page): Promise<Control[]> {
  return page.locator('form#form [name]').evaluateAll((elements) =>
    elements.map((element) => {
      const { name, type } = element as HTMLInputElement;
      return { name, type };
    }),
  );
}

async function fieldsOpenedBy(page: Page, opener: string): Promise<string[]> {
  const names = await page
    .locator(`.opened:has([name="${opener}"]) .conditional [name]`)
    .evaluateAll((elements) => elements.map((element) => (element as HTMLInputElement).name));
  return fieldsIn(names);
}

/** The paths that these form fields belong to, each once. */
export function fieldsIn(names: readonly string[]): string[] {
  const paths = contracts.paths.map(({ path }) => path).sort((one, other) => other.length - one.length);
  const found = names.flatMap((name) =>
    paths
      .filter(
        (path) =>
          name === path || name.startsWith(`${path}.`) || name.startsWith(`${path}!`) || name.startsWith(`${path}[]`),
      )
      .slice(0, 1),
  );
  return [...new Set(found)];
}

export function valueAt(answers: Answers, path: string): Json | undefined {
  let value: Json | undefined = answers;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    value = value[step];
  }
  return value;
}

/** An empty list says no as silence does. */
const isGiven = (value: Json | undefined): boolean =>
  value !== undefined && !(Array.isArray(value) && value.length === 0);

async function fillField(
  page: Page,
  field: string,
  value: Json | undefined,
  controls: readonly Control[],
): Promise<void> {
  if (value === undefined) {
    const none = page.locator(`[name="${field}!absent"]`);
    if ((await none.count()) > 0 && (await none.first().isVisible())) await none.first().check();
    return;
  }
  if (isDocument(value)) return chooseFiles(page, field, value);
  const texts = filledForm([[field, contracts.getPath(field).schema as SchemaObject, withoutFiles(value)]]);
  for (const name of texts.names()) {
    const control = controls.find((one) => one.name === name);
    if (control && control.type !== 'hidden') await enter(page, control, texts.text(name));
  }
  await chooseFiles(page, field, value);
}

async function enter(page: Page, { name, type }: Control, text: string): Promise<void> {
  const at = `[name="${name}"]`;
  if (type === 'radio') await page.check(`${at}[value="${text}"]`);
  else if (type === 'checkbox') await page.check(at);
  else if (type === 'select-one') await page.selectOption(at, text);
  else await page.fill(at, text);
}

async function chooseFiles(page: Page, name: string, value: Json): Promise<void> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) await chooseFiles(page, `${name}.${index}`, item);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (typeof value.$document === 'string') {
    const file = value.$document;
    const mimeType = file.endsWith('.pdf') ? 'application/pdf' : file.endsWith('.png') ? 'image/png' : 'image/jpeg';
    await page.setInputFiles(`[name="${name}.file"]`, { name: file, mimeType, buffer: readDocument(file) });
    return;
  }
  for (const [leaf, inner] of Object.entries(value)) await chooseFiles(page, `${name}.${leaf}`, inner);
}

/** Files are chosen, not typed. */
function withoutFiles(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutFiles);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => !isDocument(inner));
  return isDocument(value) ? {} : Object.fromEntries(kept.map(([name, inner]) => [name, withoutFiles(inner)]));
}

const isDocument = (value: Json): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value.$document === 'string';
