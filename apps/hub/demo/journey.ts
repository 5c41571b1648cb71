import { setTimeout as sleep } from 'node:timers/promises';
import { DemoError } from './demo-error.js';
import { ended, takingPart, type CaseView, type Disclosure, type Draft, type Profile } from './hub-answers.js';
import type { HubClient } from './hub-client.js';
import type { Journal } from './journal.js';
import { nest, valueAt, type Json } from './json.js';
import type { Persona } from './personas.js';

/** What one resident met, from the first answer to the end of the case. */
export interface Journey {
  persona: Persona;
  takingPart: string[];
  missingAtFirst: { [agency: string]: string[] };
  last: CaseView;
  answeredLater: string[];
  profile: Profile;
  disclosures: Disclosure[];
}

export interface JourneyContext {
  hub: HubClient;
  journal: Journal;
  patienceMs: number;
  stopped: AbortSignal;
  tell: (persona: string, what: string) => void;
}

const lookEveryMs = 250;

/** One resident's way: apply, see what is missing, answer what is asked, wait for the end. */
export async function travel(persona: Persona, around: JourneyContext): Promise<Journey> {
  const { draft, visit } = await handIn(persona, around);
  const { caseId } = visit;
  const missingAtFirst = await untilAgenciesSpoke(persona, visit, around);
  const { last, answeredLater } = await untilEnded(persona, draft, visit, around);
  const profile = await around.hub.profile(caseId, visit.token);
  const disclosures = await around.hub.disclosures(caseId, visit.token);
  return { persona, takingPart: takingPart(last), missingAtFirst, last, answeredLater, profile, disclosures };
}

/** What opens a case. */
export interface Visit {
  caseId: string;
  token: string;
}

/** The way as far as the submission. */
export async function handIn(persona: Persona, around: JourneyContext): Promise<{ draft: Draft; visit: Visit }> {
  const draft = await apply(persona, around);
  const caseId = await submit(persona, draft, around);
  return { draft, visit: { caseId, token: draft.accessToken } };
}

async function apply(persona: Persona, { hub, journal, tell }: JourneyContext): Promise<Draft> {
  const progress = journal.progressOf(persona.persona);
  if (!progress.draft) {
    tell(persona.persona, 'opens a draft');
    progress.draft = await hub.draft(persona.channel);
    journal.save();
  }
  return progress.draft;
}

async function submit(persona: Persona, draft: Draft, around: JourneyContext): Promise<string> {
  const { hub, journal, tell } = around;
  const progress = journal.progressOf(persona.persona);
  if (!progress.caseId) {
    tell(persona.persona, 'hands in answers and documents');
    // Its answer may have been lost with the hub: what is submitted takes no answers any more.
    if (!(await hub.application(draft)).submitted) {
      await hub.fillIn(draft, await withUploads(persona, draft, persona.answers, around));
    }
    progress.caseId = (await hub.submit(draft, journal.idempotencyKey(persona.persona))).caseId;
    journal.save();
  }
  return progress.caseId;
}

/** The answers with each `$document` uploaded once and replaced by its id. */
async function withUploads(persona: Persona, draft: Draft, value: Json, around: JourneyContext): Promise<Json> {
  if (Array.isArray(value)) return inOrder(value, (item) => withUploads(persona, draft, item, around));
  if (value === null || typeof value !== 'object') return value;
  if (typeof value.$document === 'string') return { documentId: await upload(persona, draft, value.$document, around) };
  const items = await inOrder(Object.entries(value), async ([key, item]) => {
    return [key, await withUploads(persona, draft, item, around)] as const;
  });
  return Object.fromEntries(items);
}

async function upload(persona: Persona, draft: Draft, name: string, { hub, journal }: JourneyContext): Promise<string> {
  const { documents } = journal.progressOf(persona.persona);
  documents[name] ??= await hub.upload(draft, name);
  journal.save();
  return documents[name];
}

async function inOrder<T, R>(items: readonly T[], each: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await each(item));
  return results;
}

/** Until the collector has said who takes part; what is missing then is remembered, since answers will change it. */
async function untilAgenciesSpoke(persona: Persona, visit: Visit, around: JourneyContext) {
  const progress = around.journal.progressOf(persona.persona);
  if (!progress.missingAtFirst) {
    const view = await look(persona, visit, around, (seen) => takingPart(seen).length > 0);
    progress.missingAtFirst = missingIn(view);
    around.journal.save();
  }
  return progress.missingAtFirst;
}

function missingIn(view: CaseView): { [agency: string]: string[] } {
  const perAgency = takingPart(view).map((agency) => [agency, view.agencies[agency]?.missing ?? []] as const);
  return Object.fromEntries(perAgency.filter(([, missing]) => missing.length > 0));
}

/** Looks at the case until it holds; each change is told, and standing still for too long is an error. */
async function look(
  persona: Persona,
  visit: Visit,
  around: JourneyContext,
  holds: (view: CaseView) => boolean | Promise<boolean>,
): Promise<CaseView> {
  let said = '';
  let changedAt = Date.now();
  for (;;) {
    const view = await around.hub.case(visit.caseId, visit.token);
    const says = summary(view);
    if (says !== said) {
      around.tell(persona.persona, says);
      [said, changedAt] = [says, Date.now()];
    }
    if (await holds(view)) return view;
    if (Date.now() - changedAt > around.patienceMs)
      throw new DemoError('standstill', `stood still for ${Math.round(around.patienceMs / 1000)} s at: ${says}`);
    await sleep(lookEveryMs, undefined, { signal: around.stopped });
  }
}

async function untilEnded(persona: Persona, draft: Draft, visit: Visit, around: JourneyContext) {
  const answeredLater = new Set<string>();
  let waitingForHub: string[] = [];
  const last = await look(persona, visit, around, async (view) => {
    if (ended.includes(view.status)) return true;
    const open = (await around.hub.questions(visit.caseId, visit.token)).map(({ path }) => path);
    for (const path of open.filter((asked) => !waitingForHub.includes(asked))) {
      around.tell(persona.persona, `answers ${path}`);
      const answer = await withUploads(persona, draft, answerTo(persona, path), around);
      await around.hub.answer(visit.caseId, visit.token, nest(path, answer));
      answeredLater.add(path);
    }
    waitingForHub = open; // answered, and not yet folded: asking the resident again would be rude
    return false;
  });
  return { last, answeredLater: [...answeredLater] };
}

function answerTo(persona: Persona, path: string): Json {
  const answer = path in persona.later ? persona.later[path] : valueAt(persona.answers, path);
  if (answer === undefined) {
    const remedy = `add it under "later" in personas/${persona.persona}.json`;
    throw new DemoError('noAnswer', `is asked for ${path} and has no answer; ${remedy}`);
  }
  return answer;
}

export function summary(view: CaseView): string {
  const agencies = takingPart(view).map((agency) => `${agency} ${view.agencies[agency]?.status}`);
  return agencies.length > 0
    ? `${agencies.join(', ')}${view.status === 'actionNeeded' ? ' (asked)' : ''}`
    : 'submitted';
}
