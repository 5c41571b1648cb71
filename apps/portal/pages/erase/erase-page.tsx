import type { Contracts } from '#contracts';
import { nameAgency } from '#fact-form';
import { PlainPage } from '#pages';
import { textsIn } from '#texts';
import type { JSX } from 'preact';
import type { Certified } from '../../erasure/certificates.js';
import type { Erasable } from '#intake';
import { whyKept } from '../../erasure/why-kept.js';
import type { OwnVisit } from '../visit/visits.js';

const eraseWords = textsIn('erase');

export interface EraseView {
  visit: OwnVisit;
  erasable: Erasable;
  remains: NonNullable<Certified['remains']>;
}

interface PageProps {
  view: EraseView;
  contracts: Contracts;
}

/** Where somebody goes who keeps it. */
const wayBack = ({ visit: { application } }: EraseView): string =>
  application.submittedAt === undefined ? '/application' : '/case';

/** What happens and what stays, before anything is asked; or why it is kept, and until when. */
export function ErasePage({ view, contracts }: PageProps): JSX.Element {
  const { visit, erasable } = view;
  const words = eraseWords(visit);
  const kept = whyKept(erasable);
  return (
    <PlainPage title={words.title} name="erase" form={kept ? undefined : 'form'} keepsWhenLeft={false}>
      {kept ? (
        <>
          <p class="lead">{words.keptLead}</p>
          <p>{kept[visit.language]}</p>
          <p>
            {words.instead} <a href="/restriction">{words.insteadLink}</a>
          </p>
          <p>
            <a href={wayBack(view)}>{words.back}</a>
          </p>
        </>
      ) : (
        <>
          <p class="lead">{words.lead({ persons: visit.application.persons.length })}</p>
          <p>{words.notUndone}</p>
          <Stays view={view} contracts={contracts} />
          <p>
            {words.copy} <a href="/data#download">{words.copyLink}</a>
          </p>
          <form id="form" method="post" action="/erase" noValidate>
            <div class="actions">
              <button class="button button-primary">{words.go}</button>
              <a href={wayBack(view)}>{words.no}</a>
            </div>
          </form>
        </>
      )}
    </PlainPage>
  );
}

function Stays({ view: { visit, remains }, contracts }: PageProps): JSX.Element {
  const words = eraseWords(visit);
  return (
    <>
      <h2 class="h3">{words.stays}</h2>
      <ul>
        <li>{words.staysHere}</li>
        {remains.map(({ agency, law }) => (
          <li>
            {words.staysThere({
              agency: nameAgency(contracts, agency, visit).inside,
              laws: law.map(({ law: act, section }) => `${act}, ${section}`).join('; '),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Asks once more. */
export function ConfirmErasurePage({ view }: Pick<PageProps, 'view'>): JSX.Element {
  const words = eraseWords(view.visit);
  return (
    <PlainPage
      title={words.title}
      name="erase"
      form="form"
      keepsWhenLeft={false}
      back={{ href: '/erase', label: words.title }}
      heading={words.confirm}
    >
      <p>{words.lead({ persons: view.visit.application.persons.length })}</p>
      <p>{words.notUndone}</p>
      <form id="form" method="post" action="/erase">
        <div class="actions">
          <button class="button button-primary" name="confirmed" value="yes">
            {words.yes}
          </button>
          <a href={wayBack(view)}>{words.no}</a>
        </div>
      </form>
    </PlainPage>
  );
}
