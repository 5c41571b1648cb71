import type { JSX } from 'preact';
import { showDuration, showTime } from '../frame/language.js';
import { caseAddress, type CaseView } from './case-view.js';
import { nextStepsOf, type Step } from './next-steps.js';
import { nextWords } from './next-words.js';
import { hasEnded } from './party.js';
import { AIM_SECONDS, totalOf } from './time/ruler.js';

/** The panel that matters most: whose turn it is, by when, and how long it has taken. */
export function Next({ view }: { view: CaseView }): JSX.Element {
  const { visit, parties, questions, place } = view;
  const words = nextWords(visit);
  const next = nextStepsOf({ parties, questions: questions.length, now: visit.now, language: visit.language });
  return (
    <section class="panel panel-next flush split" aria-labelledby="next-title">
      <div>
        <p class="quiet flush">{words.title}</p>
        <h2 class="flush" id="next-title">
          {next.title}
        </h2>
        {next.questions > 0 && (
          <p>
            <a class="button button-primary" href={caseAddress(place, 'questions')}>
              {words.answerButton(next.questions)}
            </a>
          </p>
        )}
        {next.steps.length > 0 && (
          <ol>
            {next.steps.map((step) => (
              <StepItem step={step} view={view} />
            ))}
          </ol>
        )}
        <WhomToAsk view={view} />
      </div>
      <Clock view={view} />
    </section>
  );
}

function StepItem({ step, view }: { step: Step; view: CaseView }): JSX.Element {
  const words = nextWords(view.visit);
  const { appointment } = step;
  return (
    <li>
      <strong>{step.what}</strong>
      {appointment && (
        <>
          {' '}
          <strong class="nowrap">{appointment.day}</strong>, {appointment.times}, {appointment.place}.{' '}
          <a href={icsAddress(appointment.agency, view.place)}>{words.calendar}</a>. {words.cannotCome}
        </>
      )}
      {step.why && ` ${step.why}`}
      {step.by.map(({ title, day, isOver }) => (
        <>
          {` ${title}: ${isOver ? words.wasBy : words.by} `}
          <strong>{day}</strong>.
        </>
      ))}
    </li>
  );
}

const icsAddress = (agency: string, place: number): string =>
  `/case/appointment.ics?agency=${agency}${place === 0 ? '' : `&person=${place}`}`;

function WhomToAsk({ view: { visit, parties } }: { view: CaseView }): JSX.Element | null {
  const words = nextWords(visit);
  const open = parties.filter((party) => !hasEnded(party));
  const asked = (open.length > 0 ? open : parties).filter(({ website }) => website !== undefined);
  if (asked.length === 0) return null;
  return (
    <p>
      {words.unsure}{' '}
      {asked.map(({ inside, website }, index) => (
        <>
          {index > 0 && ', '}
          {`${inside} (`}
          <a href={website} rel="noreferrer">
            {website?.replace(/^https:\/\/(www\.)?/, '')}
          </a>
          )
        </>
      ))}
      .
    </p>
  );
}

function Clock({ view }: { view: CaseView }): JSX.Element {
  const { visit, shown, submittedAt } = view;
  const { language, now } = visit;
  const words = nextWords(visit);
  const seconds = totalOf(shown.elapsed);
  const isOver = view.segments.at(-1)?.holder === null;
  const end = new Date(Date.parse(submittedAt) + AIM_SECONDS * 1000);
  const left = (end.getTime() - now.getTime()) / 1000;
  const hub = showDuration(shown.elapsed.hub, language);
  const isLate = seconds > AIM_SECONDS;
  return (
    <div class="clock">
      <p class="quiet flush">{isOver ? words.took : words.sinceSigned}</p>
      <p class="big-figure">{showDuration(seconds, language)}</p>
      <p>
        {isOver
          ? isLate
            ? words.aimMissed(hub)
            : words.aimKept
          : isLate || left <= 0
            ? words.aimOver(hub)
            : words.aimEnds(showTime(end.toISOString(), language), unbroken(showDuration(left, language)))}
      </p>
      <p>
        <a href="#time">{words.whoHeld}</a>
      </p>
    </div>
  );
}

/** On one line. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');
