import { capital } from '#contracts';
import type { JSX } from 'preact';
import type { Language, NamedAgency } from '#pages';
import { askOf } from './ask-of.js';
import type { OverlapModel, TopicPieces } from './overlap-model.js';
import type { Texts } from '#texts';

interface TableProps {
  model: OverlapModel;
  topics: readonly (TopicPieces & { title: string })[];
  agencies: readonly NamedAgency[];
  words: Texts['overlap'];
  language: Language;
}

export function TopicTable({ model, topics, agencies, words, language }: TableProps): JSX.Element {
  const heads = [
    words.inAll,
    ...agencies.map(({ name }) => name),
    words.twoOrMore,
    capital(askOf(agencies.length, agencies.length, language)),
  ];
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
