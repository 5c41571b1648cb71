import type { JSX } from 'preact';
import { caseAddress, type CaseOnPage } from '../view.js';
import { meetingOf, concernsNobody, hasEnded, saidNo, type Party, nextStepsOf, type Step } from '#case-reading';
import { inWords, showWeekday } from '#pages';
import { clockOf } from './clock.js';
import { textsIn } from '#texts';

const nextWords = textsIn('next');
const clockWords = textsIn('clock');

/** So many of the missing answers are named; the page of the questions has them all. */
const NAMED = 4;

/** The panel that matters most: whose turn it is, by when, and how long it has taken. */
export function Next({ view }: { view: CaseOnPage }): JSX.Element {
  const { visit, parties, questions, disputes, shown, place } = view;
  const { now, language } = visit;
  const words = nextWords(visit);
  const { announced, status } = shown;
  const next = nextStepsOf({ parties, status, questions: questions.length, disputes, announced, now, language });
  const more = Math.max(0, questions.length - NAMED);
  const named = questions.slice(0, NAMED).map(({ label }) => label[language]);
  const missing = words.missing({ answers: named.join('; '), more, moreInWords: inWords(more, language) });
  return (
    <section class="panel panel-next flush split" aria-labelledby="next-title">
      <div>
        <p class="quiet flush">{words.title}</p>
        <h2 class="flush" id="next-title">
          {next.title}
        </h2>
        {next.questions > 0 && <p id="missing-answers">{missing}</p>}
        {next.questions > 0 && (
          <p>
            <a class="button button-primary" href={caseAddress(place, 'questions')}>
              {words.answerButton(next)}
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
        <OthersOwe view={view} />
        <WhomToAsk view={view} />
      </div>
      {!concernsNobody(parties, shown.status) && <ClockPanel view={view} />}
    </section>
  );
}

/** A family has one application in mind, and looks at one case. */
function OthersOwe({ view: { household, othersOwe, visit } }: { view: CaseOnPage }): JSX.Element | null {
  if (othersOwe.size === 0) return null;
  const { othersOwe: said } = nextWords(visit);
  return (
    <ul class="plain" id="others-owe">
      {household.flatMap(({ place, name }) => {
        const count = othersOwe.get(place);
        return count === undefined
          ? []
          : [
              <li>
                <a href={caseAddress(place)}>
                  {said({ name, answers: count, answersInWords: inWords(count, visit.language) })}
                </a>
              </li>,
            ];
      })}
    </ul>
  );
}

function StepItem({ step, view }: { step: Step; view: CaseOnPage }): JSX.Element {
  const words = nextWords(view.visit);
  return (
    <li>
      <strong>{step.what}</strong>
      {step.why && ` ${step.why}`}
      {step.by.map(({ title, day, isOver }) => (
        <>
          {` ${title}: ${isOver ? words.wasBy : words.by} `}
          <strong>{day}</strong>.
        </>
      ))}
      {step.appointment && <Met step={step} appointment={step.appointment} view={view} />}
      {step.dispute && <Which dispute={step.dispute} view={view} />}
    </li>
  );
}

/** When and where; a calendar file while it is ahead, or to take it out again; whom to tell. */
function Met({
  step,
  appointment,
  view,
}: {
  step: Step;
  appointment: NonNullable<Step['appointment']>;
  view: CaseOnPage;
}): JSX.Element {
  const words = nextWords(view.visit);
  const { day, times, place, stage, agency, replaces } = appointment;
  return (
    <>
      <dl class="meet">
        <div>
          <dt>{stage === 'ahead' ? words.met.when : words.met.was}</dt>
          <dd class="when">
            {stage === 'cancelled' || stage === 'void' ? <s>{`${day}, ${times}`}</s> : `${day}, ${times}`}
          </dd>
        </div>
        <div>
          <dt>{words.met.where}</dt>
          <dd>{place}</dd>
        </div>
      </dl>
      {replaces && stage === 'ahead' && <p>{words.replaces}</p>}
      {stage !== 'passed' && (
        <p>
          <a href={icsAddress(agency, view.place)}>{stage === 'ahead' ? words.calendar : words.calendarOff}</a>
        </p>
      )}
      {step.party && stage === 'ahead' && (
        <p>
          {words.cannotCome(step.party)}
          {step.party.website && (
            <>
              {`, ${words.cannotComeOn} `}
              <Website address={step.party.website} />
            </>
          )}
          .
        </p>
      )}
      {step.party && stage === 'passed' && <p>{words.onlyThey(step.party)}</p>}
    </>
  );
}

function Which({ dispute, view }: { dispute: NonNullable<Step['dispute']>; view: CaseOnPage }): JSX.Element {
  const words = nextWords(view.visit);
  const address = caseAddress(view.place, dispute.isMove ? 'move' : `objection/${dispute.path}`);
  return (
    <form method="post" action={address} class="actions">
      <a class="button button-primary" href={address}>
        {words.isWrong({ value: dispute.theirs })}
      </a>
      {dispute.canAccept && (
        <button class="button button-secondary" type="submit" name="accept" value="yes">
          {words.isRight({ value: dispute.theirs })}
        </button>
      )}
    </form>
  );
}

const icsAddress = (agency: string, place: number): string =>
  `/case/appointment.ics?agency=${agency}${place === 0 ? '' : `&person=${place}`}`;

export function Website({ address }: { address: string }): JSX.Element {
  return (
    <a href={address} rel="noreferrer">
      {address.replace(/^https:\/\/(www\.)?/, '')}
    </a>
  );
}

/** Those who have something to say still, who have said no, who decide a dispute, or whom somebody meets. */
function WhomToAsk({ view: { visit, parties, disputes } }: { view: CaseOnPage }): JSX.Element | null {
  const words = nextWords(visit);
  const decide = new Set(disputes.map(({ decides }) => decides));
  const isOpen = (party: Party): boolean =>
    !hasEnded(party) || saidNo(party) || decide.has(party.agency) || meetingOf(party, visit.now) !== undefined;
  const open = parties.filter(isOpen);
  const asked = (open.length > 0 ? open : parties).filter(({ website }) => website !== undefined);
  if (asked.length === 0) return null;
  return (
    <p>
      {words.unsure}{' '}
      {asked.map(({ inside, website, phone }, index) => (
        <>
          {index > 0 && ', '}
          {`${inside} (`}
          <Website address={website!} />
          {phone && (
            <>
              , <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a>
            </>
          )}
          )
        </>
      ))}
      .
    </p>
  );
}

/** Of a case for which a reminder is planned. */
interface ReminderOf {
  caseId: string;
  nextReminder?: { at: string };
}

function ClockPanel({ view }: { view: CaseOnPage }): JSX.Element {
  const { visit } = view;
  const { nextReminder }: ReminderOf = view.shown;
  const { title, figure, note } = clockOf(view);
  return (
    <div class="clock">
      <p class="quiet flush">{title}</p>
      <p class="big-figure">{figure}</p>
      {note && <p>{note}</p>}
      {nextReminder && <p>{nextWords(visit).reminder({ day: showWeekday(nextReminder.at, visit.language) })}</p>}
      <p>
        <a href="#time">{clockWords(visit).whoHeld}</a>
      </p>
    </div>
  );
}
