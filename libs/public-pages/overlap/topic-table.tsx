import { capital } from '#contracts';
import type { JSX } from 'preact';
import type { NamedAgency } from '#pages';
import type { OverlapModel, TopicPieces } from './overlap-model.js';
import type { OverlapWords } from './overlap-words.js';

interface TableProps {
  model: OverlapModel;
  topics: readonly (TopicPieces & { title: string })[];
  agencies: readonly NamedAgency[];
  words: OverlapWords;
}

export function TopicTable({ model, topics, agencies, words }: TableProps): JSX.Element {
  const heads = [words.inAll, ...agencies.map(({ name }) => name), words.twoOrMore, allAsk(agencies, words)];
  const rows = topics.map(({ title, pieces, askedBy, byTwoOrMore, byAll }) => ({
    title,
    numbers: [pieces.length, ...agencies.map(({ agency }) => askedBy.get(agency) ?? 0), byTwoOrMore, byAll],
  }));
  const together = [model.pieces, ...model.agencies.map(({ paths }) => paths), model.byTwoOrMore, model.byAll];
  return (
    <table role="table" class="plain-table stack compact">
      <caption class="sr-only">{words.tableCaption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {words.topic}
          </th>
          {heads.map((head) => (
            <th role="columnheader" scope="col" class="num">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {[...rows, { title: words.together, numbers: together }].map(({ title, numbers }) => (
          <tr role="row">
            <th role="rowheader" scope="row">
              {title}
            </th>
            {numbers.map((number, index) => (
              <td role="cell" class="num" data-label={heads[index]}>
                {number}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function allAsk({ length }: readonly NamedAgency[], words: OverlapWords): string {
  return capital(words.ask(length, length));
}
