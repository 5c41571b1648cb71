import type { AgencyName, Contracts, Text, TimelineEntry, TimelineEvent } from '#contracts';
import { deadlineTitle, factsTitle, nameOf } from './names.js';

/** The sentence of what happened, in both languages. */
export function sentenceOf(contracts: Contracts, entry: TimelineEntry): Text {
  const { agency, recipient, reached } = entry;
  const about = reached ?? (agency === undefined ? [] : [{ agency, recipient }]);
  return sentences[sayingOf(entry)](listed(about.map((one) => nameOf(contracts, one))), whatOf(contracts, entry));
}

/** Where one event has several sentences: why the agency has no part any more. */
type Variant = 'withdrawnByResident' | 'withdrawnByMove';

function sayingOf({ event, because }: TimelineEntry): TimelineEvent | Variant {
  if (event === 'withdrawn' && because === 'withdrawn') return 'withdrawnByResident';
  return event === 'withdrawn' && because === 'moved' ? 'withdrawnByMove' : event;
}

/** What is said beside the agency: who spoke, of what, the last day of what, or who has the case after a move. */
function whatOf(contracts: Contracts, { agency, by, isChange, successor, paths, deadline }: TimelineEntry): Text {
  if (by !== undefined) return saysWho(by, isChange === true);
  if (paths !== undefined) return factsTitle(contracts, paths);
  if (agency !== undefined && deadline !== undefined) return deadlineTitle(contracts, agency, deadline);
  return agency !== undefined && successor !== undefined
    ? nameOf(contracts, { agency, recipient: successor }).inside
    : { da: '', en: '' };
}

/** Several in a list: the first of them may begin a sentence. */
function listed(names: readonly AgencyName[]): AgencyName {
  const inside = names.map((name) => name.inside);
  return {
    start: inList([...names.slice(0, 1).map(({ start }) => start), ...inside.slice(1)]),
    inside: inList(inside),
  };
}

const inList = (names: readonly Text[]): Text => ({
  da: new Intl.ListFormat('da-DK').format(names.map(({ da }) => da)),
  en: new Intl.ListFormat('en-GB').format(names.map(({ en }) => en)),
});

/** What the resident reads. Sent is not received, received is not being handled; "we" is Ankomst and decides nothing. */
const sentences: Readonly<Record<TimelineEvent | Variant, (agency: AgencyName, what: Text) => Text>> = {
  submitted: () => ({ da: 'Vi har din ansøgning.', en: 'We have your application.' }),
  amended: (_, who) => who,
  withdrawalAsked: (agency) => ({
    da: `Du har trukket din ansøgning tilbage hos ${agency.inside.da}.`,
    en: `You withdrew your application at ${agency.inside.en}.`,
  }),
  ready: (agency) => ({
    da: `Din ansøgning til ${agency.inside.da} er komplet og klar til at blive sendt.`,
    en: `Your application to ${agency.inside.en} is complete and ready to be sent.`,
  }),
  readyAgain: (agency) => ({
    da: `Noget er ændret. ${agency.start.da} får besked.`,
    en: `Something changed. ${agency.start.en} will be told.`,
  }),
  delivering: (agency) => ({
    da: `Vi er ved at sende din ansøgning til ${agency.inside.da}.`,
    en: `We are sending your application to ${agency.inside.en}.`,
  }),
  delivered: (agency) => ({
    da: `Sendt til ${agency.inside.da}, ikke bekræftet endnu.`,
    en: `Sent to ${agency.inside.en}, not yet confirmed.`,
  }),
  delayed: (agency) => ({
    da: `${agency.start.da} svarer ikke lige nu. Vi har gemt din ansøgning og sender den, når ${agency.inside.da} er tilbage.`,
    en: `${agency.start.en} is not answering right now. We have kept your application and send it when ${agency.inside.en} is back.`,
  }),
  undeliverable: (agency) => ({
    da: `${agency.start.da} kunne ikke tage imod ansøgningen. Vi har gemt den og ser på, hvad der er galt.`,
    en: `${agency.start.en} could not take the application. We have kept it and look into what is wrong.`,
  }),
  withdrawn: (agency) => ({
    da: `${agency.start.da} har fået at vide, at de ikke længere har en del i din sag.`,
    en: `${agency.start.en} was told that it has no part in your case any more.`,
  }),
  withdrawnByResident: (agency) => ({
    da: `${agency.start.da} har fået at vide, at ansøgningen er trukket tilbage.`,
    en: `${agency.start.en} was told that the application is withdrawn.`,
  }),
  withdrawnByMove: (agency, other) => ({
    da: `${agency.start.da} har fået at vide, at ${other.da || 'en anden'} har din sag nu.`,
    en: `${agency.start.en} was told that ${other.en || 'another one'} has your case now.`,
  }),
  acknowledged: (agency) => ({
    da: `${agency.start.da} har bekræftet, at de har modtaget din ansøgning.`,
    en: `${agency.start.en} confirmed that they received your application.`,
  }),
  moreNeeded: (agency) => ({
    da: `${agency.start.da} har brug for at vide mere. Vi venter på dit svar.`,
    en: `${agency.start.en} needs to know more. We wait for your answer.`,
  }),
  granted: (agency) => ({ da: `${agency.start.da} har sagt ja.`, en: `${agency.start.en} said yes.` }),
  refused: (agency) => ({
    da: `${agency.start.da} har sagt nej. Myndighedens brev fortæller hvorfor, og om du kan klage.`,
    en: `${agency.start.en} said no. The authority's letter says why, and whether you can appeal.`,
  }),
  revoked: (agency) => ({
    da: `${agency.start.da} har taget sin tilladelse tilbage. Myndighedens brev fortæller hvorfor, og om du kan klage.`,
    en: `${agency.start.en} took its permission back. The authority's letter says why, and whether you can appeal.`,
  }),
  appointment: (agency) => ({
    da: `${agency.start.da} har givet dig en tid, hvor du skal møde op.`,
    en: `${agency.start.en} gave you an appointment that you must attend.`,
  }),
  appointmentCancelled: (agency) => ({
    da: `${agency.start.da} har aflyst din aftale. Mød ikke op.`,
    en: `${agency.start.en} cancelled your appointment. Do not come.`,
  }),
  answerStands: (agency, what) => ({
    da: `${agency.start.da} har svaret og fastholder det, der er registreret: ${what.da}.`,
    en: `${agency.start.en} answered, and stands by what it registered: ${what.en}.`,
  }),
  answerAgreed: (agency, what) => ({
    da: `${agency.start.da} har svaret og registreret det, du siger: ${what.da}.`,
    en: `${agency.start.en} answered, and registered what you say: ${what.en}.`,
  }),
  answerOther: (agency, what) => ({
    da: `${agency.start.da} har svaret og registreret noget andet, end du siger: ${what.da}.`,
    en: `${agency.start.en} answered, and registered something else than you say: ${what.en}.`,
  }),
  deadline: (agency, what) => ({
    da: `Sidste frist hos ${agency.inside.da}: ${what.da}.`,
    en: `Last day at ${agency.inside.en}: ${what.en}.`,
  }),
  needsChanged: (agency) => ({
    da: `${agency.start.da} har fået nye regler for, hvad de skal vide. Vi spørger dig om det, der mangler.`,
    en: `${agency.start.en} has new rules for what it must know. We ask you for what is missing.`,
  }),
};

interface Amended {
  answered: Text;
  changed: Text;
}

/** Who is told of a change stands on lines of its own, once it is so. */
const resident: Amended = {
  answered: { da: 'Du har givet et svar.', en: 'You gave an answer.' },
  changed: { da: 'Du har ændret et svar.', en: 'You changed an answer.' },
};
const amendedBy: Readonly<Record<string, Amended>> = {
  resident,
  employer: {
    answered: { da: 'Din arbejdsgiver har svaret.', en: 'Your employer answered.' },
    changed: { da: 'Din arbejdsgiver har ændret et svar.', en: 'Your employer changed an answer.' },
  },
  school: {
    answered: { da: 'Dit uddannelsessted har svaret.', en: 'Your school answered.' },
    changed: { da: 'Dit uddannelsessted har ændret et svar.', en: 'Your school changed an answer.' },
  },
  staff: {
    answered: { da: 'En medarbejder har svaret på dine vegne.', en: 'Staff answered on your behalf.' },
    changed: { da: 'En medarbejder har ændret et svar på dine vegne.', en: 'Staff changed an answer on your behalf.' },
  },
  document: {
    answered: { da: 'Et svar er læst i dit dokument.', en: 'An answer was read from your document.' },
    changed: { da: 'Et nyt svar er læst i dit dokument.', en: 'A new answer was read from your document.' },
  },
};

/** The sentence of an amendment, by whose word it is. */
function saysWho(source: string, isChange: boolean): Text {
  const { answered, changed } = amendedBy[source] ?? resident;
  return isChange ? changed : answered;
}
