import type { JSX } from 'preact';
import { TextTable } from '#pages';
import { filled } from '#texts';
import type { Picture } from './picture.js';
import type { JourneyLine, StationName } from './stations.js';

type Column = keyof Picture['words']['columns'];

const COLUMNS: readonly Exclude<Column, 'agency' | 'brings'>[] = ['sent', 'received', 'asked', 'meeting', 'decided'];
const DECISIONS: readonly StationName[] = ['yes', 'no', 'revoked', 'stopped', 'withdrawn'];

/** The picture once more, for whoever does not see it. */
export function JourneyTable({ picture }: { picture: Picture }): JSX.Element {
  const { words, lines } = picture;
  const heads = (['agency', ...COLUMNS, 'brings'] as const).map((column) => words.columns[column]);
  const rows = lines.map((line) => [
    line.party.name,
    ...COLUMNS.map((column) => cell(line, column, picture)),
    filled(words.outcome, { brings: picture.bringsOf(line) })[line.result],
  ]);
  return <TextTable caption={words.title} heads={heads} rows={rows} />;
}

function cell(line: JourneyLine, column: (typeof COLUMNS)[number], picture: Picture): string {
  const { words } = picture;
  if (column === 'meeting') return picture.metOf(line) ?? words.none;
  if (column === 'sent' && line.past.every(({ name }) => name === 'stopped') && line.past.length > 0)
    return words.never;
  const names = column === 'decided' ? DECISIONS : [column];
  const found = [...line.past, ...line.ahead].find(({ name }) => names.includes(name));
  if (!found || (found.mark === 'todo' && found.at === undefined)) return emptyCell(line, column, words);
  const time = found.at === undefined ? '' : picture.timeOf(found.at);
  const said = column === 'decided' ? `${words.stations[found.name]} ${time}` : time;
  return found.mark === 'sent' ? `${said} (${words.notConfirmed.toLowerCase()})` : said;
}

function emptyCell({ party, result }: JourneyLine, column: Column, words: Picture['words']): string {
  if (column === 'asked') return words.none;
  if (column === 'received' && party.state.status === 'delivered') return words.notConfirmed;
  return result === 'ahead' ? words.notYet : words.none;
}
