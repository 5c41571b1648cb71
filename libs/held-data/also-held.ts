import type { HeldData } from './held-data.js';
import type { HeldDocument } from './held-data.js';
import type { HeldMail } from './held-data.js';
import { showNumber } from '#pages';
import type { Telling } from './telling.js';
import { textsIn } from '#texts';

const alsoHeldWords = textsIn('alsoHeld');

/** One thing that is kept beside the answers. */
interface Row {
  title: string;
  /** What somebody said or wrote. */
  value?: string;
  note: string;
}

export interface AlsoHeld {
  id: 'earlier' | 'documents' | 'asked' | 'mails' | 'waysIn';
  heading: string;
  text?: string;
  rows: Row[];
}

/** What is held and is no answer that counts, for the page and for the file; nothing of a kind of which there is none. */
export function alsoHeld(telling: Telling, data: HeldData): AlsoHeld[] {
  const words = alsoHeldWords(telling);
  const kinds: AlsoHeld[] = [
    { id: 'earlier', heading: words.earlier, text: words.earlierText, rows: earlier(telling, data) },
    { id: 'documents', heading: words.documents, rows: data.documents.map((one) => documentRow(telling, data, one)) },
    { id: 'asked', heading: words.asked, rows: asked(telling, data) },
    {
      id: 'mails',
      heading: words.mails,
      text: words.mailsText,
      rows: data.beside.mails.map((one) => mail(telling, one)),
    },
    { id: 'waysIn', heading: words.waysIn, text: words.waysInText, rows: waysIn(telling, data) },
  ];
  return kinds.filter(({ rows }) => rows.length > 0);
}

function earlier(telling: Telling, data: HeldData): Row[] {
  return data.earlier.flatMap(({ path, source, observedAt, value, absence }) => {
    const spec = telling.contracts.findFact(path);
    if (!spec) return [];
    const note = telling.from({ source, at: observedAt });
    return [{ title: telling.title(spec), value: telling.value({ spec }, { source, value, absence }), note }];
  });
}

function documentRow(telling: Telling, { facts, beside }: HeldData, document: HeldDocument): Row {
  const words = alsoHeldWords(telling);
  const { documentId, mediaType, bytes, keptAt, deletedAt } = document;
  const named = Object.keys(facts).filter((fact) => JSON.stringify(facts[fact]).includes(documentId));
  const reads = beside.documentReads
    .filter((one) => one.documentId === documentId)
    .map(({ agency, at }) => words.read({ who: telling.agency(agency).inside, when: telling.moment(at) }));
  const notes = [
    words.size({ kind: kindOf(mediaType), kilobytes: showNumber(Math.ceil(bytes / 1000), telling.language) }) + '.',
    words.handedIn({ when: telling.moment(keptAt) }),
    ...(deletedAt === undefined ? [] : [words.passedOn({ when: telling.moment(deletedAt) })]),
    ...reads,
  ];
  const title = telling.list(named.map((fact) => telling.pathTitle(fact)));
  return { title: title || words.document, note: notes.join(' ') };
}

function asked(telling: Telling, { beside }: HeldData): Row[] {
  const words = alsoHeldWords(telling);
  return beside.invitations.map(({ role, address, invitedAt, answeredAt, withdrawnAt }) => ({
    title: words.roles[role],
    value: address,
    note: [
      words.askedAt({ when: telling.moment(invitedAt) }),
      ...(answeredAt === undefined ? [] : [words.answeredAt({ when: telling.moment(answeredAt) })]),
      ...(withdrawnAt === undefined ? [] : [words.takenBack({ when: telling.moment(withdrawnAt) })]),
    ].join(' '),
  }));
}

function mail(telling: Telling, { kind, state, writtenAt, sentAt, address }: HeldMail): Row {
  const words = alsoHeldWords(telling);
  const note = words[state]({ when: telling.moment(sentAt ?? writtenAt) });
  return { title: words.kinds[kind], note: address === undefined ? note : `${note} ${words.to({ address })}` };
}

function waysIn(telling: Telling, { beside }: HeldData): Row[] {
  const words = alsoHeldWords(telling);
  return [
    ...beside.sessions.map(({ by, openedAt, seenAt }) => ({
      title: words.opened[by],
      note: words.openedAt({ when: telling.moment(openedAt), seen: telling.moment(seenAt) }),
    })),
    ...beside.links.map(({ purpose, sentAt, usedAt }) => ({
      title: words.links[purpose],
      note: [
        words.sent({ when: telling.moment(sentAt) }),
        ...(usedAt ? [words.linkUsed({ when: telling.moment(usedAt) })] : []),
      ].join(' '),
    })),
  ];
}

/** `application/pdf` → `PDF` */
function kindOf(mediaType: string): string {
  return mediaType.slice(mediaType.indexOf('/') + 1).toUpperCase();
}
