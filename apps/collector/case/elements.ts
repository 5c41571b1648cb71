import { danishDate } from '#clock';
import type { Case, Conflict, Contracts, ElementBody, ElementKind, Segment } from '#contracts';
import { answersIn, standingAnswers } from './answers.js';
import { disclosuresOf } from './disclosures.js';
import { continued } from './elapsed.js';
import { earlierIn } from './earlier.js';
import { endedIn } from './ended.js';
import type { Conflict as ProfileConflict } from '#profile';
import type { CaseReading } from './read-case.js';
import { namedDocuments } from './named-documents.js';
import type { CaseRecord } from './record.js';
import { restrictedSince } from './restriction.js';
import { timeline } from './timeline.js';
import { summarise } from './report-summary.js';

/** One thing that is shown of a case, or no longer; whoever keeps a copy takes it when its version is newer. */
export type Element = {
  [K in ElementKind]: { kind: K; id: string; body: ElementBody<K> | null };
}[ElementKind];

export interface ShownElements {
  elements: readonly Element[];
  segments: readonly Segment[];
}

/** All that is shown of a case but the facts themselves, which are shown when they changed. */
export function elementsOf(
  contracts: Contracts,
  record: CaseRecord,
  reading: CaseReading,
  before: readonly Segment[],
  now: Date,
): ShownElements {
  const { caseId } = record.arrival;
  const ended = endedIn(contracts, record, reading.profile);
  const day = danishDate(now);
  const segments = continued(startedWith(record, before), reading.holder, now.toISOString());
  const elements = [
    element('case', caseId, caseBody(record, reading)),
    element('counts', caseId, reading.counts),
    element('holder', caseId, { segments: [...segments] }),
    ...[...reading.agencies.values()].map(({ agency, state }) => element('agency', agency, state)),
    ...reading.questions.map((question) => element('question', question.path, question)),
    ...reading.conflicts.map((conflict) =>
      element('conflict', conflict.path, conflictBody(contracts, record, conflict)),
    ),
    ...reading.announced.map(({ id, ...announced }) => element('announced', id, announced)),
    ...standingAnswers(contracts, record).map(({ agency, group, recipient, at, result, facts }) =>
      element('answered', `${agency}/${group}`, { agency, recipient, at, result, facts }),
    ),
    ...ended.map((one) => element('ended', one.path, one)),
    ...earlierIn(record, { profile: reading.profile, ended, day }).map(({ id, ...one }) => element('earlier', id, one)),
    ...disclosuresOf(contracts, record).map((one) => element('disclosure', `${one.agency}:${one.dossierVersion}`, one)),
    ...namedDocuments(record).map((one) => element('document', `${one.agency}/${one.documentId}`, one)),
    ...timeline(record, [...reading.agencies.values()], now, answersIn(contracts, record)).map(({ id, ...entry }) =>
      element('timeline', id, entry),
    ),
  ];
  return { elements, segments };
}

/** Who can answer it, and who was told of what is claimed, the newest first. */
function conflictBody({ agencies }: Contracts, record: CaseRecord, { path, values, claim }: ProfileConflict): Conflict {
  const decides = claim?.registered.source ?? values.find(({ source }) => agencies.includes(source))?.source;
  const body = {
    path,
    values: values.map(({ value, source, at }) => ({ value, source, at })),
    ...(decides !== undefined && { decides }),
  };
  if (claim === undefined) return body;
  const { observedAt: at, source, eventId } = claim.by;
  return { ...body, claim: { at, source, told: toldOf(record, eventId) } };
}

function toldOf({ filed, said }: CaseRecord, eventId: string): NonNullable<Conflict['claim']>['told'] {
  const carrying = filed.filter(({ claims }) => claims.some((claim) => claim.eventId === eventId));
  const first = new Map([...carrying].reverse().map((one) => [`${one.agency} ${one.recipient}`, one]));
  return [...first.values()]
    .sort((one, other) => other.version - one.version)
    .map(({ agency, recipient, version, filedAt }) => {
      const heard = said.filter((one) => one.agency === agency && one.recipient === recipient);
      const own = filed.filter((one) => one.agency === agency);
      return { agency, recipient, at: filedAt, reach: summarise(heard, own).reached.get(version) ?? 'ready' };
    });
}

/** From the moment of submission the hub held it. */
function startedWith({ arrival }: CaseRecord, segments: readonly Segment[]): readonly Segment[] {
  return segments.length > 0 ? segments : [{ from: arrival.submittedAt, holder: 'hub' }];
}

function caseBody(record: CaseRecord, { status }: CaseReading): Case {
  const { residentId: _, caseId: __, ...shown } = record.arrival;
  return { ...shown, status, restrictedSince: restrictedSince(record) };
}

/** A round through JSON drops what is undefined, so that equal bodies have equal texts. */
function element<K extends ElementKind>(kind: K, id: string, body: ElementBody<K>): Element {
  return JSON.parse(JSON.stringify({ kind, id, body })) as Element;
}
