import { setTimeout as sleep } from 'node:timers/promises';
import { DemoError } from './demo-error.js';
import type { Json } from './json.js';
import { readDocument } from './personas.js';
import type { CaseView, Disclosure, Draft, Profile, Question, Submission } from './hub-answers.js';

interface Call {
  token?: string;
  json?: Json;
  form?: () => FormData;
  headers?: Record<string, string>;
}

/**
 * The hub's HTTP API as a front end uses it. A hub that is away (nobody listens, the connection breaks, 5xx) is asked
 * again with growing pauses until `patienceMs` is used up, so that a hub killed in mid-demo costs time and nothing else.
 */
export class HubClient {
  constructor(
    private readonly hubUrl: string,
    private readonly patienceMs: number,
    private readonly stopped: AbortSignal,
  ) {}

  draft(channel: string): Promise<Draft> {
    return this.call<Draft>('POST', '/applications', { json: { channel } });
  }

  application(draft: Draft): Promise<{ submitted: boolean }> {
    return this.call('GET', `/applications/${draft.applicationId}`, { token: draft.accessToken });
  }

  async upload(draft: Draft, name: string): Promise<string> {
    const form = () => {
      const made = new FormData();
      const type = name.endsWith('.png') ? 'image/png' : 'application/pdf';
      made.set('file', new Blob([new Uint8Array(readDocument(name))], { type }), name);
      return made;
    };
    const path = `/applications/${draft.applicationId}/documents`;
    return (await this.call<{ documentId: string }>('POST', path, { token: draft.accessToken, form })).documentId;
  }

  async fillIn(draft: Draft, answers: Json): Promise<void> {
    await this.call('PATCH', `/applications/${draft.applicationId}`, { token: draft.accessToken, json: { answers } });
  }

  submit(draft: Draft, idempotencyKey: string): Promise<Submission> {
    const headers = { 'Idempotency-Key': idempotencyKey };
    return this.call('POST', `/applications/${draft.applicationId}/submission`, { token: draft.accessToken, headers });
  }

  case(caseId: string, token: string): Promise<CaseView> {
    return this.call('GET', `/cases/${caseId}`, { token });
  }

  questions(caseId: string, token: string): Promise<Question[]> {
    return this.call('GET', `/cases/${caseId}/questions`, { token });
  }

  async answer(caseId: string, token: string, answers: Json): Promise<void> {
    await this.call('PATCH', `/cases/${caseId}/answers`, { token, json: { answers } });
  }

  profile(caseId: string, token: string): Promise<Profile> {
    return this.call('GET', `/cases/${caseId}/profile`, { token });
  }

  disclosures(caseId: string, token: string): Promise<Disclosure[]> {
    return this.call('GET', `/cases/${caseId}/disclosures`, { token });
  }

  private async call<T>(method: string, path: string, call: Call = {}): Promise<T> {
    const giveUpAt = Date.now() + this.patienceMs;
    for (let pause = 100; ; pause = Math.min(pause * 2, 2_000)) {
      const outcome = await this.attempt<T>(method, path, call);
      if ('answer' in outcome) return outcome.answer;
      if (Date.now() + pause > giveUpAt) throw this.isAway(outcome.away);
      await sleep(pause, undefined, { signal: this.stopped });
    }
  }

  private isAway(last: string): DemoError {
    const seconds = Math.round(this.patienceMs / 1000);
    const sentence = `The hub at ${this.hubUrl} gave no answer for ${seconds} s (last: ${last}). Start it again.`;
    return new DemoError('hubAway', sentence);
  }

  private async attempt<T>(method: string, path: string, call: Call): Promise<{ answer: T } | { away: string }> {
    const headers: Record<string, string> = { ...call.headers };
    if (call.token) headers.authorization = `Bearer ${call.token}`;
    if (call.json !== undefined) headers['content-type'] = 'application/json';
    const body = call.form ? call.form() : call.json === undefined ? undefined : JSON.stringify(call.json);
    try {
      const signal = AbortSignal.any([this.stopped, AbortSignal.timeout(20_000)]);
      const response = await fetch(`${this.hubUrl}/api/v1${path}`, { method, headers, body, signal });
      const text = await response.text();
      if (response.status >= 500) return { away: `it answered ${response.status}` };
      if (response.status >= 400) throw refused(`${method} ${path}`, response.status, text);
      return { answer: (text === '' ? undefined : JSON.parse(text)) as T };
    } catch (error) {
      if (error instanceof DemoError || this.stopped.aborted) throw error;
      return { away: reasonOf(error) };
    }
  }
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { code?: string } };
  return cause?.code ?? message;
}

/** The hub understood and said no. The problem's places and reasons are shown; it never repeats a value. */
function refused(call: string, status: number, text: string): DemoError {
  const withoutIds = call.replace(/[0-9a-f-]{36}/g, '…');
  return new DemoError('hubRefused', `${withoutIds} was refused with ${status}: ${explain(text)}`);
}

function explain(text: string): string {
  try {
    const { title, detail, errors = [] } = JSON.parse(text) as Problem;
    const places = errors.map(({ path, message }) => `${path || 'the body'}: ${message.en}`);
    return places.length > 0 ? places.join('; ') : (detail ?? title ?? 'no reason given');
  } catch {
    return 'the answer is no problem document';
  }
}

interface Problem {
  title?: string;
  detail?: string;
  errors?: { path: string; message: { en: string } }[];
}
