import type { Disclosure } from '../../../cases/case-element.js';
import { lawsOf } from '../../facts/laws.js';
import { topicWords } from '../../facts/topics.js';
import { showNumber } from '../../frame/language.js';
import type { HeldData } from '../held-data.js';
import { knownFacts, type KnownFact } from '../known-fact.js';
import type { Telling } from '../telling.js';
import { pdfWords } from './pdf-words.js';
import { Sheets } from './sheets.js';

/** Everything that is held about a person, as a file to read, print and show to somebody. */
export async function dataPdf(telling: Telling, data: HeldData, title: string, now: Date): Promise<Uint8Array> {
  const words = pdfWords(telling);
  const { reference } = data.person;
  const sheets = await Sheets.open(`${title} – ${reference}`, telling.language, now);
  sheets.write('title', title);
  sheets.write('text', words.reference(reference));
  sheets.write('text', words.written(telling.moment(now.toISOString())));
  sheets.write('note', words.boxes);
  writeFacts(sheets, telling, data);
  writeDisclosures(sheets, telling, data.disclosures);
  writeHistory(sheets, telling, data);
  writeDocuments(sheets, telling, data);
  return sheets.close((page, pages) => `${words.reference(reference)} · ${words.page(page, pages)}`);
}

function writeFacts(sheets: Sheets, telling: Telling, { facts, shown, disclosures }: HeldData): void {
  const known = knownFacts(telling.contracts, { facts, conflicts: shown?.conflicts ?? [], disclosures });
  sheets.write('heading', telling.words.facts);
  if (known.length === 0) sheets.write('text', telling.words.noFacts);
  let topic: string | undefined;
  for (const fact of known) {
    if (fact.topic !== topic) sheets.write('topic', topicWords(telling.contracts, fact.topic, telling.language).title);
    topic = fact.topic;
    writeFact(sheets, telling, fact);
  }
}

function writeFact(sheets: Sheets, telling: Telling, fact: KnownFact): void {
  const { words } = telling;
  sheets.write('name', telling.title(fact.spec));
  sheets.write('text', telling.value(fact, fact.used));
  sheets.write('note', telling.origin(fact));
  for (const saying of fact.differing) {
    const { says } = telling.source(saying);
    const value = telling.value(fact, saying);
    sheets.write(
      'note',
      pdfWords(telling).alsoSaid(telling.sourceName(saying), says, value, telling.moment(saying.at)),
    );
  }
  if (fact.sent.length > 0) {
    const to = fact.sent.map(({ agency, recipient, at, confirmed }) =>
      words.sentWhen(telling.agency(agency, recipient).name, telling.moment(at), confirmed),
    );
    sheets.write('note', `${words.receivedBy} ${to.join('; ')}`);
  }
}

function writeDisclosures(sheets: Sheets, telling: Telling, disclosures: readonly Disclosure[]): void {
  const { words, language } = telling;
  sheets.write('heading', words.disclosures);
  if (disclosures.length === 0) sheets.write('text', words.noDisclosures);
  for (const { at, agency, recipient, confirmed, purpose, legalBasis, paths } of [...disclosures].reverse()) {
    sheets.write('name', words.sentWhen(telling.agency(agency, recipient).name, telling.moment(at), confirmed));
    const laws = lawsOf(legalBasis).map(({ law, sections }) => `${law} ${sections || `(${words.noSection})`}`);
    sheets.write('text', `${purpose[language]} ${laws.join('; ')}`);
    sheets.write('note', `${words.answers(paths.length)}: ${paths.map((path) => telling.pathTitle(path)).join(', ')}`);
  }
}

function writeHistory(sheets: Sheets, telling: Telling, { shown }: HeldData): void {
  if (!shown) return;
  sheets.write('heading', pdfWords(telling).history);
  for (const { at, text } of shown.timeline) sheets.write('text', `${telling.moment(at)}: ${text[telling.language]}`);
}

function writeDocuments(sheets: Sheets, telling: Telling, { documents }: HeldData): void {
  const words = pdfWords(telling);
  sheets.write('heading', words.documents);
  if (documents.length === 0) sheets.write('text', words.noDocuments);
  for (const { mediaType, bytes } of documents)
    sheets.write('text', words.document(mediaType, showNumber(Math.ceil(bytes / 1000), telling.language)));
}
