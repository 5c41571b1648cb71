import type { JSX } from 'preact';
import type { Language, NamedAgency } from '#pages';
import type { TopicPieces } from './overlap-model.js';
import type { Texts } from '#texts';

interface TableProps {
  topics: readonly (TopicPieces & { title: string })[];
  agencies: readonly NamedAgency[];
  words: Texts['overlap'];
  language: Language;
}

/** Every piece of information, and how each agency needs it. */
export function PiecesTable({ topics, agencies, words, language }: TableProps): JSX.Element {
  return (
    <div class="table-wrap" tabIndex={0} role="region" aria-label={words.allRegion}>
      <table class="plain-table">
        <caption class="sr-only">{words.allRegion}</caption>
        <thead>
          <tr>
            <th scope="col">{words.piece}</th>
            {agencies.map(({ name }) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        {topics.map(({ title, pieces }) => (
          <tbody>
            <tr>
              <th scope="rowgroup" colSpan={agencies.length + 1} class="topic-row">
                {title}
              </th>
            </tr>
            {pieces.map((piece) => (
              <tr>
                <th scope="row">{piece.title[language]}</th>
                {agencies.map(({ agency }) => {
                  const kind = piece.kinds.get(agency);
                  return <td>{kind ? words.cells[kind] : <Never words={words} />}</td>;
                })}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Never({ words }: { words: Texts['overlap'] }): JSX.Element {
  return (
    <>
      <span aria-hidden="true">{words.never}</span>
      <span class="sr-only">{words.neverText}</span>
    </>
  );
}
