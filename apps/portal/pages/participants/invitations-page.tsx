import { type Draft, type Role } from '#intake';
import type { JSX } from 'preact';
import type { ShownInvitation } from '../application/asked-others.js';
import { withPerson, showDay } from '#pages';
import { Radios, TextLine, type FieldContext, PlainFormPage } from '#fact-form';
import { askedOf, rolesFor } from '../application/asked-of-others.js';
import type { OwnVisit } from '../visit/visits.js';
import { textsIn } from '#texts';

const invitationsWords = textsIn('invitations');

interface InvitationsProps {
  visit: OwnVisit;
  draft: Draft;
  /** Of the person that the page is about. */
  invitations: readonly ShownInvitation[];
  /** Whom the questions are about, as the one who is asked reads it. */
  name: string | undefined;
  context: FieldContext;
}

export function InvitationsPage(props: InvitationsProps): JSX.Element {
  const { visit, draft, invitations, context } = props;
  const words = invitationsWords(visit);
  const isSubmitted = visit.application.submittedAt !== undefined;
  return (
    <PlainFormPage
      title={words.title}
      name="invitations"
      form={canInvite(props) ? 'form' : undefined}
      context={context}
      back={{
        href: withPerson(isSubmitted ? '/case' : '/application', draft.place),
        label: isSubmitted ? words.toCase : words.toApplication,
      }}
      lead={words.lead}
    >
      {invitations.length > 0 && <Invited {...props} />}
      {rolesFor(draft).length > 0 ? <InviteForm {...props} /> : <p>{words.none}</p>}
    </PlainFormPage>
  );
}

/** Whoever is asked has to read whom the questions are about. */
const canInvite = ({ draft, name }: InvitationsProps): boolean => name !== undefined && rolesFor(draft).length > 0;

function Invited({ visit, draft, invitations }: InvitationsProps): JSX.Element {
  const words = invitationsWords(visit);
  return (
    <>
      <h2>{words.invited}</h2>
      <ul class="tasks no-max-width">
        {invitations.map((one) => (
          <li>
            <span class="task overflow-wrap">{`${words.role[one.role]}: ${one.address}`}</span>
            <p>{stateOf(visit, one)}</p>
            {one.withdrawnAt === undefined && (
              <form class="actions flush" method="post" action={withPerson('/invitations/change', draft.place)}>
                <input type="hidden" name="invitation" value={one.invitationId} />
                <button class="button button-secondary" name="do" value="again">
                  {words.again}
                </button>
                <button class="button button-secondary" name="do" value="withdraw">
                  {words.withdraw}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function stateOf(visit: OwnVisit, { isOpen, isLost, invitedAt, answeredAt, withdrawnAt }: ShownInvitation): string {
  const words = invitationsWords(visit);
  if (answeredAt !== undefined) return words.answered({ day: showDay(answeredAt, visit.language) });
  if (withdrawnAt !== undefined) return words.withdrawn;
  if (isLost) return words.undelivered;
  return isOpen ? words.sent({ day: showDay(invitedAt, visit.language) }) : words.ended;
}

function InviteForm(props: InvitationsProps): JSX.Element {
  const { visit, draft, name, context } = props;
  const words = invitationsWords(visit);
  const roles = rolesFor(draft);
  const only = roles.length === 1 ? roles[0] : undefined;
  return (
    <>
      <h2>{words.invite}</h2>
      {roles.map((role) => (
        <Asked visit={visit} draft={draft} role={role} />
      ))}
      <p>{name === undefined ? words.seesUnnamed : words.sees({ name })}</p>
      <p>{words.ownWord}</p>
      {canInvite(props) && (
        <form id="form" method="post" action={withPerson('/invitations', draft.place)} noValidate>
          {only === undefined ? (
            <Radios
              name="role"
              label={words.who}
              choices={roles.map((role) => ({ value: role, label: words.role[role] }))}
              context={context}
            />
          ) : (
            <input type="hidden" name="role" value={only} />
          )}
          <TextLine
            name="email"
            type="email"
            label={words.email}
            help={words.emailHint[only ?? 'employer']}
            context={context}
          />
          <div class="actions">
            <button class="button button-primary" type="submit">
              {words.submit}
            </button>
          </div>
        </form>
      )}
    </>
  );
}

function Asked({ visit, draft, role }: { visit: OwnVisit; draft: Draft; role: Role }): JSX.Element {
  const { asked } = invitationsWords(visit);
  return (
    <section class="panel" aria-labelledby={`asked-${role}`}>
      <h3 id={`asked-${role}`}>{asked[role]}</h3>
      <ul>
        {askedOf(role, draft).map(({ spec }) => (
          <li>{spec.title[visit.language]}</li>
        ))}
      </ul>
    </section>
  );
}
