import type { JSX } from 'preact';
import type { UndeliveredMail } from '../../notifications/undelivered.js';
import { withPerson, showDay, type Visit } from '#pages';
import { textsIn } from '#texts';

const undeliveredWords = textsIn('undelivered');

interface UndeliveredProps {
  visit: Visit;
  mails: readonly UndeliveredMail[];
  /** Whose mails these are, in the application. */
  place: number;
  /** Where the person's own address is corrected. */
  correct: string;
}

/** Whom our mails do not reach, with the way to mend it. */
export function UndeliveredMails({ visit, mails, place, correct }: UndeliveredProps): JSX.Element {
  const words = undeliveredWords(visit);
  return (
    <>
      {mails.map(({ to, at }) => (
        <div class="alert alert-warning">
          <div class="alert-body">
            <p class="alert-text">
              {words.said[to]({ day: showDay(at, visit.language) })}{' '}
              <a href={to === 'resident' ? correct : withPerson('/invitations', place)}>{words.link[to]}</a>
            </p>
          </div>
        </div>
      ))}
    </>
  );
}
