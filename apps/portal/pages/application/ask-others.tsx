import type { JSX } from 'preact';
import { withPerson, type Visit } from '#pages';
import { textsIn } from '#texts';

const askedWords = textsIn('asked');

/** The way to what an employer or a school is asked for. */
export function AskOthers({ visit, place }: { visit: Visit; place: number }): JSX.Element {
  const words = askedWords(visit);
  return (
    <section class="panel" aria-labelledby="others">
      <h2 class="h3" id="others">
        {words.title}
      </h2>
      <p>{words.text}</p>
      <p>
        <a href={withPerson('/invitations', place)}>{words.link}</a>
      </p>
    </section>
  );
}
