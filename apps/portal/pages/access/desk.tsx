import type { JSX } from 'preact';
import type { Visit } from '#pages';
import { textsIn } from '#texts';

const accessWords = textsIn('access');

/** The way out where no other is left. */
export function Desk({ visit }: { visit: Visit }): JSX.Element {
  const { desk, deskText } = accessWords(visit);
  return (
    <section class="panel" aria-labelledby="desk">
      <h2 class="h3" id="desk">
        {desk}
      </h2>
      <p>{deskText}</p>
    </section>
  );
}
