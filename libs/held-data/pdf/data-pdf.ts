import type { ShownDisclosure } from '#case-copy';
import { lawsOf, topicWords } from '#fact-form';
import type { HeldData } from '../held-data.js';
import { alsoHeld } from '../also-held.js';
import { knownFacts, type KnownFact } from '../known-fact.js';
import { notInUse } from '../not-in-use.js';
import type { Telling } from '../telling.js';
import { isDrawable, Sheets, type Block } from '#sheets';
import { textsIn } from '#texts';

const pdfWords = textsIn('pdf');

/** Everything that is held about a person, as a file to read, print and show to somebody. */
export async function dataPdf(telling: Telling, data: HeldData, title: string, now: Date): Promise<Uint8Array> {
  const words = pdfWords(telling);
  const { reference } = data.person;
  const sheets = await Sheets.open(`${title} – ${reference}`, telling.language, now);
  sheets.write('title', title);
  sheets.write('text', words.reference({ reference }));
  sheets.write('text', words.written({ when: telling.moment(now.toISOString()) }));
  if (lacksLetters(telling, data)) sheets.write('note', words.lacksSome);
  writeFacts(sheets, telling, data);
  writeNotInUse(sheets, telling, data);
  writeDisclosures(sheets, telling, data.disclosures);
  writeHistory(sheets, telling, data);
  writeAlsoHeld(sheets, telling, data);
  return sheets.close((page, pages) => `${words.reference({ reference })} · ${words.page({ page, pages })}`);
}

/** Whether there is anything that the file cannot write in its own letters: said in front of it, in it and beside it. */
export function lacksLetters(telling: Telling, data: HeldData): boolean {
  const said = factsKnown(telling, data).flatMap((fact) => valuesOf(telling, fact));
  const beside = alsoHeld(telling, data).flatMap(({ rows }) => rows.map(({ value = '' }) => value));
  return ![...said, ...notInUse(telling, data).map(({ value }) => value), ...beside].every(isDrawable);
}

const factsKnown = ({ contracts }: Telling, { facts, shown, disclosures }: HeldData): KnownFact[] =>
  knownFacts(contracts, { facts, conflicts: shown?.conflicts ?? [], disclosures });

const valuesOf = (telling: Telling, fact: KnownFact): string[] =>
  [fact.used, ...fact.differing].map((saying) => telling.value(fact, saying));

const lackingNote = (telling: Telling, ...texts: readonly string[]): Block[] =>
  texts.every(isDrawable) ? [] : [['note', pdfWords(telling).lacksHere]];

function writeFacts(sheets: Sheets, telling: Telling, data: HeldData): void {
  const known = byTopic(factsKnown(telling, data));
  if (known.length === 0) {
    sheets.write('heading', telling.words.facts);
    sheets.write('text', telling.words.noFacts);
  }
  known.forEach((fact, index) => {
    const isNewTopic = fact.topic !== known[index - 1]?.topic;
    sheets.writeTogether([
      ...(index === 0 ? [['heading', telling.words.facts] as const] : []),
      ...(isNewTopic ? [['topic', topicWords(telling.contracts, fact.topic, telling.language).title] as const] : []),
      ...factBlocks(telling, fact),
    ]);
  });
}

function writeNotInUse(sheets: Sheets, telling: Telling, data: HeldData): void {
  notInUse(telling, data).forEach(({ title, value, note }, index) =>
    sheets.writeTogether([
      ...(index === 0 ? [['heading', telling.words.notInUse] as const] : []),
      ['name', title],
      ['text', value],
      ...lackingNote(telling, value),
      ['note', note],
    ]),
  );
}

/** The form comes back to a topic when an answer opens more of it; here it stands once. */
function byTopic(facts: readonly KnownFact[]): KnownFact[] {
  const topics = new Set(facts.map(({ topic }) => topic));
  return [...topics].flatMap((topic) => facts.filter((fact) => fact.topic === topic));
}

function factBlocks(telling: Telling, fact: KnownFact): Block[] {
  const differing = fact.differing.map((saying) =>
    pdfWords(telling).alsoSaid({
      source: telling.source(saying).subject,
      isYou: telling.isReader(saying),
      value: telling.value(fact, saying),
      since: telling.moment(saying.at),
    }),
  );
  const to = fact.sent.map((one) => telling.sentWhen(one));
  return [
    ['name', telling.title(fact.spec)],
    ['text', telling.value(fact, fact.used)],
    ...lackingNote(telling, ...valuesOf(telling, fact)),
    ['note', telling.origin(fact)],
    ...differing.map((text): Block => ['note', text]),
    ...(to.length > 0 ? [['note', `${telling.words.receivedBy} ${to.join('; ')}`] as const] : []),
  ];
}

function writeDisclosures(sheets: Sheets, telling: Telling, disclosures: readonly ShownDisclosure[]): void {
  const { words, language } = telling;
  sheets.write('heading', words.disclosures);
  if (disclosures.length === 0) sheets.write('text', words.noDisclosures);
  for (const disclosure of [...disclosures].reverse()) {
    const { purpose, legalBasis, paths } = disclosure;
    const laws = lawsOf(legalBasis).map(({ law, sections, isOpen }) =>
      `${law} ${isOpen ? `(${words.noSection})` : sections}`.trim(),
    );
    sheets.writeTogether([
      ['name', telling.sentWhen(disclosure)],
      ['text', `${purpose[language]} ${laws.join('; ')}`],
      ['note', `${words.answers({ count: paths.length })}: ${paths.map((path) => telling.pathTitle(path)).join(', ')}`],
    ]);
  }
}

function writeHistory(sheets: Sheets, telling: Telling, { shown }: HeldData): void {
  if (!shown) return;
  sheets.write('heading', pdfWords(telling).history);
  for (const entry of shown.timeline)
    sheets.write('text', `${telling.moment(entry.at)}: ${entry.text[telling.language]}`);
}

/** What is kept beside the answers, each kind under a heading of its own. */
function writeAlsoHeld(sheets: Sheets, telling: Telling, data: HeldData): void {
  for (const { heading, text, rows } of alsoHeld(telling, data)) {
    rows.forEach(({ title, value, note }, index) =>
      sheets.writeTogether([
        ...(index === 0 ? [['heading', heading] as const] : []),
        ...(index === 0 && text ? [['note', text] as const] : []),
        ['name', title],
        ...(value ? [['text', value] as const, ...lackingNote(telling, value)] : []),
        ['note', note],
      ]),
    );
  }
}
