import type { Contracts } from '#contracts';
import { placeOfAddress } from '#intake';
import type { JSX } from 'preact';
import { nameAgency } from '#fact-form';
import { Frame, PlaceCover, showList } from '#pages';
import { AskOthers } from '../application/ask-others.js';
import { AnnouncedChanges } from './announced/announced-changes.js';
import { caseLinks } from './case-links.js';
import { type CaseView } from './case-view.js';
import { caseAddress, AnsweredDisputes, Disputes, Log, Outcomes, Next, PartyStatuses, Time } from '#case-pages';
import { newsOf, type NewsSource, concernsNobody, sayDayAndTime } from '#case-reading';
import { RestrictionNote } from '../restriction/restriction-page.js';
import { JoinedApplications } from './join/joined-applications.js';
import { Journey } from '#journey';
import { UndeliveredMails } from '../undelivered/undelivered-mails.js';
import { withdrawable } from './withdraw/withdraw-page.js';
import { textsIn } from '#texts';

const caseWords = textsIn('case');
const eraseWords = textsIn('erase');
const joinWords = textsIn('join');
const restrictionWords = textsIn('restriction');

interface CasePageProps {
  view: CaseView;
  contracts: Contracts;
  /** There is a part that others could be asked for, or are. */
  asksOthers: boolean;
  /** Until when it is kept, in a sentence. */
  kept: string;
  /** What was just done on another page, in words. */
  done?: string;
}

/** One person's case. What changes stands in parts of its own (`data-live`), which a script replaces when there is news. */
export function CasePage({ view, contracts, asksOthers, kept, done }: CasePageProps): JSX.Element {
  const { visit, shown } = view;
  const news = newsOf(sourceOf(view));
  return (
    <Frame
      title={news.title.replace(/\.$/, '')}
      name="case"
      links={caseLinks(visit, 'case')}
      scripts={['case-live.js']}
    >
      <div id="case" data-case={view.caseId} data-known={shown.timeline.length}>
        <NewsBand view={view} title={news.title} lead={news.lead} />
        <div class="container">
          {done && (
            <div class="alert alert-success" role="status" id="done">
              <div class="alert-body">
                <p class="alert-text">{done}</p>
              </div>
            </div>
          )}
          <RestrictionNote visit={visit} />
          <div id="live-mail" data-live>
            <UndeliveredMails
              visit={visit}
              mails={shown.undelivered ?? []}
              place={view.place}
              correct={caseAddress(placeOfAddress(visit.application, view.person), 'correct/contact.email')}
            />
          </div>
          <div id="live-next" data-live>
            <Next view={view} />
          </div>
          <div id="live-outcomes" data-live>
            <Outcomes view={view} />
            <AnnouncedChanges view={view} contracts={contracts} />
            <Disputes view={view} contracts={contracts} />
            <AnsweredDisputes view={view} />
          </div>
          <div id="live-journey" data-live>
            {view.parties.length > 0 && <Journey view={view} />}
          </div>
          <PlaceCover visit={visit} />
          <div id="live-agencies" data-live>
            {Object.keys(shown.agencies).length > 0 && <PartyStatuses view={view} contracts={contracts} />}
          </div>
          <div id="live-time" data-live>
            {!concernsNobody(view.parties, shown.status) && <Time view={view} />}
          </div>
          <div class="split">
            <div id="live-log" data-live>
              <Log view={view} />
            </div>
            <Change view={view} contracts={contracts} asksOthers={asksOthers} kept={kept} />
          </div>
        </div>
      </div>
    </Frame>
  );
}

function sourceOf({ visit, parties, outside, disputes, answered, shown, questions }: CaseView): NewsSource {
  const { language, now } = visit;
  const { status, announced } = shown;
  return { parties, outside, status, questions: questions.length, disputes, answered, announced, now, language };
}

function NewsBand({ view, title, lead }: { view: CaseView; title: string; lead: string }): JSX.Element {
  const { visit, shown } = view;
  const words = caseWords(visit);
  return (
    <div class="band">
      <div class="container">
        <p class="quiet flush">{`${words.case} ${shown.reference} · ${view.name}`}</p>
        <div id="live-news" data-live data-status={shown.status}>
          <h1>{title}</h1>
          <p class="lead">{lead}</p>
          <p class="quiet small">
            {words.asOf({ moment: sayDayAndTime(visit.now.toISOString(), visit.language) })}{' '}
            <span data-without-script>{words.reload}</span>
            <span data-with-script hidden>
              {words.live}
            </span>
          </p>
        </div>
        <p class="sr-only" role="status" id="news-status" data-prefix={words.isNew} />
        <Household view={view} />
      </div>
    </div>
  );
}

/** Each of the household has a case of their own. */
function Household({ view: { household, place, visit } }: { view: CaseView }): JSX.Element | null {
  if (household.length < 2) return null;
  return (
    <nav aria-label={caseWords(visit).household} class="household">
      <ul class="plain">
        {household.map((member) => (
          <li>
            <a href={caseAddress(member.place)} aria-current={member.place === place ? 'page' : undefined}>
              {member.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** With whom everything that was exchanged is erased. */
function ErasedFor({
  view: { visit, shown },
  contracts,
}: Pick<CasePageProps, 'view' | 'contracts'>): JSX.Element | null {
  const names = (shown.erasedFor ?? []).map(({ agency }) => nameAgency(contracts, agency, visit).inside);
  if (names.length === 0) return null;
  return (
    <p class="quiet small" id="erased-for">
      {eraseWords(visit).erasedFor({ names: showList(names, visit.language) })}
    </p>
  );
}

function Change({ view, contracts, asksOthers, kept }: Omit<CasePageProps, 'done'>): JSX.Element {
  const { visit, place, shown } = view;
  const words = caseWords(visit);
  const isOver = shown.status === 'withdrawn';
  return (
    <div>
      <section aria-labelledby="change-title">
        <h2 id="change-title">{words.change}</h2>
        {isOver && <p>{words.ended}</p>}
        <ul>
          {!isOver && (
            <li>
              <a href={caseAddress(place, 'correct')}>{words.correct}</a>
              {words.correctNote}
            </li>
          )}
          <li>
            <a href={`/data${place === 0 ? '' : `?person=${place}`}`}>{words.seeData}</a>
          </li>
          {!isOver && (
            <li>
              <a href={caseAddress(place, 'join')}>{joinWords(visit).link}</a>
              {joinWords(visit).linkNote}
            </li>
          )}
          {!isOver && withdrawable(view).length > 0 && (
            <li>
              <a href={caseAddress(place, 'withdraw')}>{words.withdraw}</a>
              {words.withdrawNote}
            </li>
          )}
          {!isOver && (
            <li>
              <a href="/restriction">{restrictionWords(visit).link}</a>
              {restrictionWords(visit).linkNote}
            </li>
          )}
          <li>
            <a href="/erase">{eraseWords(visit).link}</a>
            {eraseWords(visit).linkNote}
          </li>
        </ul>
        <p class="quiet small">{kept}</p>
        <ErasedFor view={view} contracts={contracts} />
      </section>
      <JoinedApplications view={view} />
      {asksOthers && !isOver && visit.application.restrictedSince === undefined && (
        <AskOthers visit={visit} place={place} />
      )}
    </div>
  );
}
