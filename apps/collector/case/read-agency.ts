import { danishDate } from '#clock';
import type { AgencyNeeds } from '#needs';
import { statusOf, type AgencyState, type Standing } from './agency-state.js';
import { deadlinesOf, earliestOf } from './dates.js';
import { mustFile, type Projection } from './filing.js';
import type { CaseRecord, FiledDossier, Said } from './record.js';
import { versionInForce } from './rules.js';
import type { AgencyReading, Scene } from './scene.js';
import { silenceOf } from './silence.js';
import { listen, type Voice } from './voice.js';
import { waitsOf } from './waits.js';

/** What one agency said, and which of the facts it asked for nobody has given since. */
export interface Heard {
  agency: string;
  recipient?: string;
  voice: Voice;
  asksFor: readonly string[];
  /** The version of its needs that counts: once it has decided, the one it decided on. */
  schemaVersion: string;
}

/** After a move, what the organisation said that was responsible before counts no longer. */
export function hear(scene: Scene, agency: string): Heard {
  const recipient = recipientOf(scene, agency);
  const isHeard = (one: Said): boolean =>
    one.agency === agency && (recipient === undefined || one.recipient === recipient);
  const filed = filedWith(scene, agency);
  const voice = listen(scene.record.said.filter(isHeard), filed);
  const inForce = versionInForce(scene.rules.contracts.process(agency), danishDate(scene.now));
  const schemaVersion = (voice.decision && filed.at(-1)?.schemaVersion) ?? inForce.version;
  return { agency, recipient, voice, schemaVersion, asksFor: openAsks(scene, agency, voice) };
}

export function readAgency(scene: Scene, heard: Heard, needed: AgencyNeeds): AgencyReading {
  const { agency, voice, recipient } = heard;
  const filed = filedWith(scene, agency);
  const last = filed.at(-1);
  const latest = last?.withdrawn ? undefined : last;
  const standing = standingOf(scene, heard, needed, latest);
  const withdraw = latest && mustWithdraw(standing, latest, recipient);
  const kept = withdraw ? undefined : latest;
  const isComplete = needed.complete && !standing.withdrawn;
  const toFile = isComplete ? nextFiling(scene, heard, { ...standing, current: kept }, last?.version ?? 0) : undefined;
  return {
    agency,
    voice,
    open: standing.open,
    state: stateOf(scene, heard, { ...standing, current: toFile ?? kept }),
    newNeedsSince: needed.takesPart === true ? newNeedsSince(scene, heard) : undefined,
    toFile,
    toWithdraw: withdraw ? latest : undefined,
  };
}

function newNeedsSince({ rules, record, now }: Scene, { agency, schemaVersion }: Heard): string | undefined {
  const inForce = versionInForce(rules.contracts.process(agency), danishDate(now));
  const isNew = danishDate(record.arrival.submittedAt) < inForce.inForceFrom;
  return isNew && inForce.version === schemaVersion ? inForce.inForceFrom : undefined;
}

/** Oldest first: a newer version takes the place of the one before. */
function filedWith({ record }: Scene, agency: string): FiledDossier[] {
  return record.filed.filter((one) => one.agency === agency).sort((one, other) => one.version - other.version);
}

function recipientOf({ rules, given }: Scene, agency: string): string | undefined {
  const { recipient } = rules.contracts.process(agency);
  if ('id' in recipient) return recipient.id;
  const value = given.values.get(recipient.path);
  return typeof value === 'string' ? value : undefined;
}

function standingOf(scene: Scene, heard: Heard, needed: AgencyNeeds, current: FiledDossier | undefined): Standing {
  const { agency, voice } = heard;
  const waits = waitsOf(scene, agency);
  const earliest = earliestOf(scene, agency);
  return {
    takesPart: needed.takesPart,
    missing: needed.missing,
    open: heard.asksFor.filter((fact) => needed.missing.includes(fact)),
    waitingFor: waits.waitingFor,
    halted: waits.halted,
    notBefore: earliest && earliest > danishDate(scene.now) ? earliest : undefined,
    withdrawn: scene.record.withdrawals.some((one) => one.agency === undefined || one.agency === agency),
    voice,
    current,
  };
}

/** An agency that decided after it asked has what it needs. What another source gave after the asking is an answer. */
function openAsks({ record }: Scene, agency: string, voice: Voice): string[] {
  return [...voice.asked]
    .filter(([, at]) => !voice.decision || voice.decision.time < at)
    .filter(([fact, at]) => !isGivenSince(record, agency, fact, at))
    .map(([fact]) => fact);
}

function isGivenSince({ facts }: CaseRecord, agency: string, fact: string, at: string): boolean {
  return facts.some((one) => one.path === fact && one.source !== agency && one.observedAt > at);
}

/** What was decided stays with the agency; so does what another change made superfluous, once it was decided. */
function mustWithdraw(standing: Standing, latest: FiledDossier, recipient: string | undefined): boolean {
  if (recipient !== undefined && latest.recipient !== recipient) return true;
  if (standing.voice.decision) return false;
  const sent = standing.voice.reached.has(latest.version);
  return standing.withdrawn || standing.takesPart === false || (standing.halted && !sent);
}

/** The first dossier waits for its turn; what changes afterwards is told at once. */
function nextFiling(scene: Scene, heard: Heard, standing: Standing, lastVersion: number): FiledDossier | undefined {
  const { agency, recipient } = heard;
  const { current } = standing;
  const isDue = current !== undefined || (standing.waitingFor.length === 0 && standing.notBefore === undefined);
  if (!isDue || recipient === undefined) return undefined;
  const next = projectionOf(scene, heard, recipient);
  const isSent = current !== undefined && heard.voice.reached.has(current.version);
  if (!mustFile(current, next, isSent)) return undefined;
  const { ownPaths: _, ...content } = next;
  return {
    ...content,
    agency,
    version: lastVersion + 1,
    filedAt: scene.now.toISOString(),
    withdrawn: false,
  };
}

function projectionOf(scene: Scene, { agency, schemaVersion }: Heard, recipient: string): Projection {
  const { data, absent } = scene.rules.needs.project(agency, scene.given, schemaVersion);
  const factOf = (path: string): string => scene.rules.contracts.getPath(path).fact;
  const paths = [...Object.keys(data), ...absent.map(({ path }) => path)];
  const requests = scene.record.said.filter((one) => one.agency === agency && isAnswered(scene, one));
  return {
    recipient,
    schemaVersion,
    data,
    absent,
    answers: requests.map(({ eventId }) => eventId).sort(),
    ownPaths: new Set(paths.filter((path) => scene.profile.get(factOf(path))?.source === agency)),
  };
}

/** Every fact that a request names was given since, by somebody else. One that names none waits for nothing we could send. */
function isAnswered({ record }: Scene, { agency, time, asksFor = [] }: Said): boolean {
  return asksFor.length > 0 && asksFor.every((fact) => isGivenSince(record, agency, fact, time));
}

function stateOf(scene: Scene, { agency, recipient }: Heard, standing: Standing): AgencyState {
  const { decision, decidedAt } = standing.voice;
  const status = statusOf(standing);
  return {
    status,
    recipient,
    missing: standing.missing,
    waitingFor: standing.waitingFor,
    notBefore: status === 'scheduled' ? standing.notBefore : undefined,
    deadlines: standing.takesPart === true ? deadlinesOf(scene, agency) : [],
    appointment: standing.voice.appointment,
    silence: silenceOf(scene, { agency, recipient }, { status, voice: standing.voice }),
    outcome: decision && {
      result: decision.status,
      at: decidedAt ?? decision.time,
      facts: decision.facts ?? {},
      ...(decision.reason === undefined ? {} : { reason: decision.reason }),
    },
  };
}
