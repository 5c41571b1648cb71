import type { journeyWords } from './journey-words.js';
import type { Line, Station } from './stations.js';

/** The picture in words: each line's stations, where it stands, what is ahead. */
export function sayJourney(
  lines: readonly Line[],
  words: ReturnType<typeof journeyWords>,
  timeOf: (at: string) => string,
  hereOf: (line: Line) => string,
): string {
  const say = ({ name, at }: Station): string =>
    [words.stations[name].toLowerCase(), at && timeOf(at)].filter(Boolean).join(' ');
  return lines
    .map((line) => {
      const ahead =
        line.ahead.length > 0 ? `${words.legend.todo.toLowerCase()}: ${line.ahead.map(say).join(', ')}` : '';
      const past = line.past.map(say).join(', ');
      return `${line.party.name}: ${[past, hereOf(line), ahead].filter((part) => part !== '').join('; ')}.`;
    })
    .join(' ');
}
