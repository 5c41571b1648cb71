import { contracts, type Json } from '#contracts';
import type { Page } from 'playwright-core';
import { readDocument } from '../../apps/hub/demo/personas.js';
import { filledForm } from '#fact-form';
import { mouse, type Hands } from './hands.js';

/** What a person would answer: the fact's value, nested as in the examples; documents as `{"$document": file}`. */
export type Answers = { [topic: string]: Json };

interface Control {
  name: string;
  type: string;
}

/** What a resident does with one page of the form: reads the questions and answers what they know. */
export async function fillPage(page: Page, answers: Answers, hands: Hands = mouse(page)): Promise<void> {
  await addEntries(page, answers, hands);
  for (const name of await namesOn(page)) {
    if (name.startsWith('opener:')) await answerOpener(page, name, answers, hands);
  }
  const controls = await controlsOn(page);
  const texts = textsFor(controls, answers);
  for (const { name, type } of controls) {
    const text = texts.get(name);
    if (text !== undefined) await enter(hands, name, type, text);
    else if (type === 'file') await chooseFile(page, name, answers);
  }
}

/** Sends the page as a person who is done with it. */
export async function saveAndContinue(page: Page, hands: Hands = mouse(page)): Promise<void> {
  await hands.press('form#form .actions button[name="continue"]');
}

/** The texts of the error summary; none when the page was taken. */
export async function errorsOn(page: Page): Promise<string[]> {
  return page.locator('#error-summary li').allInnerTexts();
}

export function valueAt(answers: Answers, path: string): Json | undefined {
  let value: Json | undefined = answers;
  for (const step of path.split('.')) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (typeof value === 'object' && value !== null) value = value[step];
    else return undefined;
  }
  return value;
}

/** Openers are shown before what they open; without script, what they open is there all the same. */
async function answerOpener(page: Page, opener: string, answers: Answers, hands: Hands): Promise<void> {
  const radio = `[name="${opener}"]`;
  if (!(await page.locator(radio).first().isVisible())) return;
  const names = await page
    .locator(`.opened:has(> .opener ${radio}) > .conditional [name]`)
    .evaluateAll((elements) => elements.map((element) => (element as HTMLInputElement).name));
  const isYes = fieldsIn(names).some((field) => isGiven(valueAt(answers, field)));
  await hands.choose(radio, isYes ? 'yes' : 'no');
}

/** As many entries as there are to tell of, before anything is typed: each one more sends the page. */
async function addEntries(page: Page, answers: Answers, hands: Hands): Promise<void> {
  for (;;) {
    const list = await firstShortList(page, answers);
    if (list === undefined) return;
    const opener = page.locator(`.opened:has(button[name="add"][value="${list}"]) > .opener input[value="yes"]`);
    const name = (await opener.count()) > 0 ? await opener.first().getAttribute('name') : null;
    if (name !== null) await hands.choose(`[name="${name}"]`, 'yes');
    await hands.press(`button[name="add"][value="${list}"]`);
  }
}

async function firstShortList(page: Page, answers: Answers): Promise<string | undefined> {
  const lists = await page
    .locator('button[name="add"]')
    .evaluateAll((buttons) => buttons.map((button) => (button as HTMLButtonElement).value));
  for (const list of lists) {
    const wanted = valueAt(answers, list);
    const count = Number(await page.locator(`[name="${list}.count"]`).inputValue());
    if (Array.isArray(wanted) && wanted.length > count) return list;
  }
  return undefined;
}

/** Each once, in the order of the page, whether it can be seen or not. */
async function controlsOn(page: Page): Promise<Control[]> {
  const all = await page.locator('form#form [name]').evaluateAll((elements) =>
    elements
      .filter((element) => (element as HTMLElement).checkVisibility())
      .map((element) => {
        const { name, type } = element as HTMLInputElement;
        return { name, type };
      }),
  );
  return all.filter(({ name }, place) => all.findIndex((other) => other.name === name) === place);
}

const namesOn = async (page: Page): Promise<string[]> => [
  ...new Set(
    await page
      .locator('form#form [name]')
      .evaluateAll((elements) => elements.map((element) => (element as HTMLInputElement).name)),
  ),
];

/** By form field what is typed or chosen; "I have none" where the answers say nothing and that can be said. */
function textsFor(controls: readonly Control[], answers: Answers): Map<string, string> {
  const names = controls.map(({ name }) => name);
  const texts = new Map<string, string>();
  for (const field of fieldsIn(names)) {
    const value = valueAt(answers, field.replace(/\[\]\..*$/, ''));
    if (value === undefined) texts.set(`${field}!absent`, contracts.findPath(field)?.absence?.[0] ?? '');
    else if (!isDocument(value)) {
      const form = filledForm([[field, contracts.getPath(field).schema, withoutFiles(value)]]);
      for (const name of form.names()) texts.set(name, form.text(name));
    }
  }
  return texts;
}

/** The paths that these form fields belong to, each once. */
function fieldsIn(names: readonly string[]): string[] {
  const paths = contracts.paths.map(({ path }) => path).sort((one, other) => other.length - one.length);
  const pathOf = (name: string): string | undefined =>
    paths.find((path) => name === path || ['.', '!', '['].some((mark) => name.startsWith(path + mark)));
  return [...new Set(names.map(pathOf).filter((path) => path !== undefined))];
}

/** An empty list says no as silence does. */
const isGiven = (value: Json | undefined): boolean =>
  value !== undefined && !(Array.isArray(value) && value.length === 0);

async function enter(hands: Hands, name: string, type: string, text: string): Promise<void> {
  const selector = `[name="${name}"]`;
  if (type === 'hidden') return;
  if (type === 'radio') await hands.choose(selector, text);
  else if (type === 'checkbox') await hands.tick(`${selector}[value="${text}"]`);
  else if (type === 'select-one') await hands.select(selector, text);
  else await hands.type(selector, text);
}

async function chooseFile(page: Page, name: string, answers: Answers): Promise<void> {
  const value = valueAt(answers, name.replace(/\.file$/, '').replace(/\[\]\.([^.]+)\.(\d+)$/, '.$2.$1'));
  if (!isDocument(value)) return;
  const file = (value as { $document: string }).$document;
  const mimeType = file.endsWith('.pdf') ? 'application/pdf' : file.endsWith('.png') ? 'image/png' : 'image/jpeg';
  await page.setInputFiles(`[name="${name}"]`, { name: file, mimeType, buffer: readDocument(file) });
}

/** Files are chosen, not typed. */
function withoutFiles(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutFiles);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => !isDocument(inner));
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutFiles(inner)]));
}

const isDocument = (value: Json | undefined): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value.$document === 'string';

/** What can be answered without a file. */
export function withoutDocuments(answers: Answers): Answers {
  return withoutFiles(answers) as Answers;
}
