import { absentFacts, nestedAnswers, type Statements } from '#intake';
import type { HeldData } from './held-data.js';

/** Everything in the words of the API, for the person to take along. */
export function downloadOf(data: HeldData, now: Date): object {
  const { person, application, told, facts, ended, earlier, disclosures, questions, shown, beside } = data;
  const { openedAt, language, sessions, links, mails, invitations, documentReads } = beside;
  return {
    writtenAt: now.toISOString(),
    reference: person.reference,
    relation: person.relation,
    channel: application.channel,
    language,
    openedAt,
    submitted: application.submittedAt !== undefined,
    ...(application.submittedAt !== undefined && { submittedAt: application.submittedAt }),
    ...saidIn(told),
    documents: data.documents,
    documentReads,
    facts,
    earlier,
    ended,
    disclosures,
    questions,
    invitations: invitations.map(({ role, address, invitedAt, answeredAt, withdrawnAt, statements }) => ({
      ...{ role, address, invitedAt },
      ...(answeredAt !== undefined && { answeredAt }),
      ...(withdrawnAt !== undefined && { withdrawnAt }),
      ...saidIn(statements),
    })),
    mails,
    sessions,
    links,
    ...(shown && { case: shown }),
  };
}

function saidIn(statements: Statements): object {
  const absent = absentFacts(statements);
  return { answers: nestedAnswers(statements), ...(Object.keys(absent).length > 0 && { absent }) };
}
