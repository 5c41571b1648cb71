import { randomUUID } from 'node:crypto';
import type { Disclosure, Draft, CaseView, AgencyView, Question } from '../../apps/hub/demo/hub-answers.js';
import { HubClient } from '../../apps/hub/demo/hub-client.js';
import { Journal, type Progress } from '../../apps/hub/demo/journal.js';
import { handIn, travel, type Journey, type JourneyContext, type Visit } from '../../apps/hub/demo/journey.js';
import { nest, type Json } from '../../apps/hub/demo/json.js';
import { readPersonas, todayInDenmark, type Persona } from '../../apps/hub/demo/personas.js';
import { eventually } from '../support/eventually.js';
import { freePorts } from '../support/free-ports.js';
import { HubProcess, type Plan } from './hub-process.js';

export type Agency = 'siri' | 'municipality' | 'tax';
export const agencies: readonly Agency[] = ['siri', 'municipality', 'tax'];
/** Ports after the portal's. */
export const offsets = { siri: 1, municipality: 2, tax: 3, collector: 10, sandbox: 100 } as const;

export interface Text {
  da: string;
  en: string;
}

/** The case as its resident sees it. */
export interface SeenCase extends CaseView {
  agencies: {
    [agency: string]: AgencyView & {
      waitingFor: string[];
      outcome?: { result: string; facts: Json };
      told?: { reach: string };
    };
  };
  conflicts: { path: string; values: { value: Json; source: string }[] }[];
  timeline: { at: string; agency?: string | null; event: string; text: Text }[];
}

export interface Fact {
  value?: Json;
  source: string;
  assurance: string;
  observedAt: string;
  eventId: string;
  alternatives: { value?: Json; source: string }[];
}

export interface Received {
  caseReference: string;
  dossierVersion: number;
  paths: string[];
  times: number;
}

export interface Visitor extends Visit {
  draft: Draft & { accessCode: string };
}

interface SentReport {
  caseReference: string;
  state: string;
}

interface Call {
  token?: string;
  headers?: Record<string, string>;
  /** The service's port after the portal's; its paths are whole, the portal's are below /api/v1. */
  offset?: number;
}

export interface Answer<T = Json> {
  status: number;
  type: string;
  text: string;
  body: T;
}

const PATIENCE_MS = 60_000;

/** A real hub, and residents who use it over HTTP as a front end does. */
export class HubStage {
  private readonly stopping = new AbortController();
  readonly client: HubClient;

  private constructor(readonly hub: HubProcess) {
    this.client = new HubClient(hub.url(), PATIENCE_MS, this.stopping.signal);
  }

  static async open(env: NodeJS.ProcessEnv = {}, plan: Plan = 'start'): Promise<HubStage> {
    const stage = new HubStage(new HubProcess(await freePorts(), env, plan));
    try {
      await stage.hub.start();
      return stage;
    } catch (error) {
      await stage.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    this.stopping.abort();
    await this.hub.remove();
  }

  // --- as a front end

  /** Draft, documents, answers, submission; from the draft on when one is open already. */
  async arrive(persona: Persona, opened?: Draft): Promise<Visitor> {
    const { draft, visit } = await handIn(persona, this.around(persona, { draft: opened }));
    return { draft: draft as Visitor['draft'], ...visit };
  }

  /** The whole way, questions answered; from where `progress` stands. */
  travel(persona: Persona, progress: Partial<Progress> = {}): Promise<Journey> {
    return travel(persona, this.around(persona, progress));
  }

  /** The case, which shows no less than the demo reads. */
  async see({ caseId, token }: Visit): Promise<SeenCase> {
    return (await this.client.case(caseId, token)) as SeenCase;
  }

  async statuses(visitor: Visit): Promise<Record<string, string>> {
    const seen = Object.entries((await this.see(visitor)).agencies);
    return Object.fromEntries(seen.map(([agency, { status }]) => [agency, status]));
  }

  async facts({ caseId, token }: Visit): Promise<Record<string, Fact>> {
    return (await this.client.profile(caseId, token)).facts as unknown as Record<string, Fact>;
  }

  questions({ caseId, token }: Visit): Promise<Question[]> {
    return this.client.questions(caseId, token);
  }

  disclosures({ caseId, token }: Visit): Promise<Disclosure[]> {
    return this.client.disclosures(caseId, token);
  }

  answer({ caseId, token }: Visit, path: string, value: Json): Promise<void> {
    return this.client.answer(caseId, token, nest(path, value));
  }

  /** Waits until each of these agencies has this status. */
  async reaches(visitor: Visit, wanted: Partial<Record<Agency, string>>): Promise<void> {
    await eventually(async () => expect(await this.statuses(visitor)).toMatchObject(wanted), PATIENCE_MS);
  }

  /** Waits until each agency has the newest version of what concerns it, and has said all that it says of it by itself. */
  async comesToRest(visitor: Visitor): Promise<void> {
    await eventually(async () => {
      const told = Object.values((await this.see(visitor)).agencies).map(
        ({ told: one }) => one?.reach ?? 'acknowledged',
      );
      expect(told.filter((reach) => reach !== 'acknowledged')).toEqual([]);
      for (const agency of agencies) {
        const { body } = await this.call<SentReport[]>('GET', `/control/${agency}/reports`, undefined, {
          offset: offsets.sandbox,
        });
        const own = body.filter(({ caseReference }) => caseReference === visitor.draft.reference);
        expect(own.filter(({ state }) => state === 'waiting')).toEqual([]);
      }
    });
  }

  async completes(visitor: Visit): Promise<SeenCase> {
    await eventually(async () => expect((await this.see(visitor)).status).toBe('completed'), PATIENCE_MS);
    return this.see(visitor);
  }

  /** One call, whatever comes of it. */
  async call<T = Json>(method: string, path: string, body?: unknown, call: Call = {}): Promise<Answer<T>> {
    const { token, headers, offset = 0 } = call;
    const raw =
      typeof body === 'string' || body instanceof FormData || body === undefined ? body : JSON.stringify(body);
    const answer = await fetch(this.hub.url(offset) + (offset === 0 ? '/api/v1' : '') + path, {
      method,
      body: raw,
      headers: {
        ...(typeof raw === 'string' && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
    });
    const text = await answer.text();
    const type = answer.headers.get('content-type') ?? '';
    return { status: answer.status, type, text, body: (type.includes('json') ? JSON.parse(text) : undefined) as T };
  }

  // --- as an agency's own system

  report(agency: Agency, { subject, source, data }: { subject: string; source: string; data: Json }): Promise<Answer> {
    const event = {
      ...{ specversion: '1.0', id: randomUUID(), type: 'dk.ankomst.report.v1', time: new Date().toISOString() },
      ...{ subject, source, data },
    };
    return this.send(agency, JSON.stringify(event));
  }

  send(agency: Agency, body: string): Promise<Answer> {
    return this.call('POST', '/api/v1/events', body, {
      offset: offsets[agency],
      token: `development-token-of-${agency}`,
      headers: { 'content-type': 'application/cloudevents+json' },
    });
  }

  // --- behind the simulated agencies

  async behave(agency: Agency, behaviour: { [wish: string]: Json }): Promise<void> {
    const told = await this.call('PUT', `/control/${agency}/behaviour`, behaviour, { offset: offsets.sandbox });
    expect(told.status).toBe(200);
  }

  /** Moves the clock of all services. */
  async advance(seconds: number): Promise<void> {
    const moved = await this.call('PUT', '/control/clock', { advanceSeconds: seconds }, { offset: offsets.sandbox });
    expect(moved.status).toBe(200);
  }

  async behaveAll(behaviour: { [wish: string]: Json }): Promise<void> {
    for (const agency of agencies) await this.behave(agency, behaviour);
  }

  /** What one agency was sent about one case. */
  async received(agency: Agency, { draft }: Pick<Visitor, 'draft'>): Promise<Received[]> {
    const path = `/control/${agency}/received`;
    const { body } = await this.call<Received[]>('GET', path, undefined, { offset: offsets.sandbox });
    return body.filter(({ caseReference }) => caseReference === draft.reference);
  }

  private around({ persona }: Persona, progress: Partial<Progress>): JourneyContext {
    const journal = Journal.open(undefined, today());
    Object.assign(journal.progressOf(persona), progress);
    return {
      hub: this.client,
      journal,
      patienceMs: PATIENCE_MS,
      stopped: this.stopping.signal,
      tell: () => undefined,
    };
  }
}

function today(): string {
  return todayInDenmark(new Date());
}

export function persona(name: string): Persona {
  return readPersonas(today(), [name])[0]!;
}

export function personas(): Persona[] {
  return readPersonas(today());
}

/** What the case tells of these agencies, in the order in which it happened; both languages must say something. */
export function told({ timeline }: SeenCase, agency: Agency): { [event: string]: Text } {
  const entries = timeline.filter((entry) => entry.agency === agency);
  for (const { text } of entries) expect([text.da, text.en]).toEqual([sentence, sentence]);
  return Object.fromEntries(entries.map(({ event, text }) => [event, text]));
}

const sentence = expect.stringMatching(/^\S.{10,}\.$/) as unknown;
