import type { JSX } from 'preact';
import { type Visit, PlainPage } from '#pages';
import { textsIn } from '#texts';

const accessWords = textsIn('access');
const leaveWords = textsIn('leave');

interface LeaveProps {
  visit: Visit;
  reference: string;
  isSubmitted: boolean;
  /** A mail with a link back goes out. */
  getsLink: boolean;
}

export function LeavePage({ visit, reference, isSubmitted, getsLink }: LeaveProps): JSX.Element {
  const words = leaveWords(visit);
  return (
    <PlainPage title={words.title} name="leave" heading={isSubmitted ? words.h1Submitted : words.h1} lead={words.lead}>
      <section class="panel" aria-labelledby="come-back">
        <h2 class="h3" id="come-back">
          {words.comeBack}
        </h2>
        <p>
          {`${words.reference}: `}
          <strong class="nowrap">{reference}</strong>
        </p>
        <p>{getsLink ? `${words.byCode} ${words.byMail}` : words.byCode}</p>
        <p>
          {words.noCode} <a href="/lost-code">{words.newCode}</a>
        </p>
        <p>
          <a href="/erase">{textsIn('erase')(visit).link}</a>
        </p>
      </section>
      <form method="post" action="/leave">
        <div class="actions">
          <button class="button button-primary" type="submit">
            {words.submit}
          </button>
          <a href={isSubmitted ? '/case' : '/application'}>{words.stay}</a>
        </div>
        <h2 class="h3">{words.everywhereTitle}</h2>
        <p>{words.everywhereText}</p>
        <div class="actions">
          <button class="button button-secondary" type="submit" name="everywhere" value="yes">
            {words.everywhere}
          </button>
        </div>
      </form>
    </PlainPage>
  );
}

export function LeftPage({ visit }: Pick<LeaveProps, 'visit'>): JSX.Element {
  const words = leaveWords(visit);
  return (
    <PlainPage title={words.leftTitle} name="left" lead={words.leftLead}>
      <div class="actions">
        <a class="button button-primary" href="/continue">
          {words.leftBack}
        </a>
        <a href="/">{accessWords(visit).toStart}</a>
      </div>
    </PlainPage>
  );
}
