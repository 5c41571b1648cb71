import { MovableClock } from '#clock';
import type { Json } from '#contracts';
import type { ProblemBody, RunningHttp } from '#http';
import type { Ground } from '#service';
import { v7 as uuidv7 } from 'uuid';
import { portal } from '../../apps/portal/index.js';
import { inTheClear } from '../support/in-the-clear.js';
import { Installation } from '../support/installation.js';

export interface Opened {
  applicationId: string;
  reference: string;
  accessCode: string;
  accessToken: string;
}

/** Who handed in: for themselves, and for everybody of `persons`. */
export interface Arrived extends Opened {
  caseId: string;
  cases: { caseId: string; relation: string }[];
}

export interface Answer<T = Record<string, Json>> {
  status: number;
  headers: Headers;
  type: string;
  text: string;
  body: T;
  problem: ProblemBody;
}

export interface Told {
  type: string;
  key: string;
  data: {
    caseId: string;
    relation: string;
    reference: string;
    facts: Record<string, Json>[];
    agency?: string;
    restricted?: boolean;
  };
}

interface Call {
  token?: string;
  headers?: Record<string, string>;
}

/** The portal at work on a real PostgreSQL and its log; the collector is played by hand. */
export class PortalStage {
  readonly clock = new MovableClock();
  private running?: RunningHttp;

  private constructor(private readonly installation: Installation) {}

  static async open(settings?: Record<string, string>): Promise<PortalStage> {
    const stage = new PortalStage(await Installation.open({ services: [portal], played: ['collector'], settings }));
    await stage.start();
    return stage;
  }

  async start(): Promise<void> {
    this.running = await portal.start(this.ground());
  }

  async restart(): Promise<void> {
    await this.running?.close();
    await this.start();
  }

  async close(): Promise<void> {
    await this.running?.close();
    await this.installation.close();
  }

  get url(): string {
    return this.running!.url;
  }

  get folder(): string {
    return this.installation.folder;
  }

  /** Destroys all keys of a resident. */
  erase(residentId: string): Promise<void> {
    return this.installation.erase(residentId);
  }

  ground(): Ground {
    return { ...this.installation.ground, clock: this.clock };
  }

  // --- as a front end

  async call<T = Record<string, Json>>(
    method: string,
    path: string,
    body?: unknown,
    { token, headers }: Call = {},
  ): Promise<Answer<T>> {
    const raw =
      typeof body === 'string' || body instanceof FormData || body === undefined ? body : JSON.stringify(body);
    const answer = await fetch(this.url + (/^[/](?:internal|[.]well-known)/.test(path) ? '' : '/api/v1') + path, {
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
    const json = type.includes('json') ? (JSON.parse(text) as unknown) : undefined;
    return {
      status: answer.status,
      headers: answer.headers,
      type,
      text,
      body: json as T,
      problem: json as ProblemBody,
    };
  }

  async draft(answers: Json = {}, persons: Json[] = []): Promise<Opened> {
    const { status, body, text } = await this.call<Opened>('POST', '/applications', {
      channel: 'web',
      answers,
      persons,
    });
    if (status !== 201) throw new Error(`the draft was not taken: ${status} ${text}`);
    return body;
  }

  submit<T = Omit<Arrived, keyof Opened>>(opened: Opened, key: string = uuidv7()): Promise<Answer<T>> {
    const headers = { 'idempotency-key': key };
    return this.call<T>('POST', `/applications/${opened.applicationId}/submission`, undefined, {
      token: opened.accessToken,
      headers,
    });
  }

  async arrived(answers: Json = {}, persons: Json[] = []): Promise<Arrived> {
    const opened = await this.draft(answers, persons);
    return { ...opened, ...(await this.submit(opened)).body };
  }

  upload(
    opened: Opened,
    bytes: Buffer,
    name = 'passport.pdf',
    type = 'application/pdf',
    field = 'file',
  ): Promise<Answer> {
    const form = new FormData();
    form.append(field, new Blob([new Uint8Array(bytes)], { type }), name);
    return this.call('POST', `/applications/${opened.applicationId}/documents`, form, { token: opened.accessToken });
  }

  // --- as the collector

  async show(caseId: string, elements: { kind: string; id: string; version: number; body: unknown }[]): Promise<void> {
    const residentId = (
      await this.ask<{ resident_id: string }>('SELECT resident_id FROM portal.person WHERE case_id = $1', [caseId])
    )[0]!.resident_id;
    const collector = await this.installation.messaging('collector');
    const type = 'dk.ankomst.case.changed.v1';
    const event = {
      id: uuidv7(),
      source: 'collector',
      type,
      key: residentId,
      data: { caseId, elements } as unknown as Json,
    };
    await collector.transact([], async (work) => work.emit('cases', event));
  }

  /** What the portal told, newest last. */
  async told(caseIds?: readonly string[]): Promise<Told[]> {
    const rows = await this.ask<{ headers: { ce_type: string }; key: string; value: Buffer }>(
      'SELECT headers, key, value FROM log.applications ORDER BY at, partition, position',
    );
    const events = (await this.installation.withData('applications', rows)).map(({ headers, key, data }) => ({
      type: headers.ce_type,
      key,
      data: data as Told['data'],
    }));
    return caseIds ? events.filter(({ data }) => caseIds.includes(data.caseId)) : events;
  }

  /** What lies open of the portal and of what travels. */
  inTheClear(): Promise<Map<string, string[]>> {
    return inTheClear((sql, values) => this.ask(sql, values), ['portal', 'log']);
  }

  /** As the owner of the database. */
  ask<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.installation.ask<Row>(sql, values);
  }
}
