import type { JourneyLine, Station } from './stations.js';
import type { Texts } from '#texts';

interface JourneyProps {
  lines: readonly JourneyLine[];
  words: Texts['journey'];
  timeOf: (at: string) => string;
  hereOf: (line: JourneyLine) => string;
  metOf: (line: JourneyLine) => string | undefined;
}

/** The picture in words: each line's stations, where it stands, what is ahead. */
export function sayJourney({ lines, words, timeOf, hereOf, metOf }: JourneyProps): string {
  const say = ({ name, at, mark }: Station): string =>
    [words.stations[name].toLowerCase(), at && timeOf(at), mark === 'sent' && `(${words.notConfirmed.toLowerCase()})`]
      .filter(Boolean)
      .join(' ');
  return lines
    .map((line) => {
      const isMeeting = ({ name }: Station): boolean => name === 'meeting' || name === 'cancelled';
      const ahead = line.ahead.filter((one) => !isMeeting(one)).map(say);
      const past = line.past.filter((one) => !isMeeting(one)).map(say);
      const met = metOf(line);
      const parts = [
        past.join(', '),
        met && `${words.columns.meeting.toLowerCase()} ${met}`,
        hereOf(line),
        ahead.length > 0 && `${words.legend.todo.toLowerCase()}: ${ahead.join(', ')}`,
      ];
      return `${line.party.name}: ${parts.filter(Boolean).join('; ')}.`;
    })
    .join(' ');
}
