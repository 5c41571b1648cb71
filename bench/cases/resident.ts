import type { Json } from '../../apps/hub/demo/json.js';
import { readDocument, readPersonas, todayInDenmark } from '../../apps/hub/demo/personas.js';

type Application = { [topic: string]: Json };

/** A complete application of one resident with four documents: all three authorities can grant it without asking again. */
const PERSONA = 'eu-worker-single';
/** Read once: the clients share the processors with what is measured. */
let persona: Application | undefined;

/** One resident's application; each number is somebody else, so that nobody is taken for another. */
export function applicationOf(number: number): Application {
  persona ??= readPersonas(todayInDenmark(new Date()), [PERSONA])[0]!.answers;
  const answers = structuredClone(persona) as Record<string, Record<string, Json>>;
  const letters = [...String(number).padStart(6, '0')].map((digit) => String.fromCharCode(97 + Number(digit))).join('');
  const name = `${letters[0]!.toUpperCase()}${letters.slice(1)}`;
  answers.identity!.familyName = name;
  answers.travelDocument!.number = `X${String(number).padStart(8, '0')}`;
  answers.contact!.email = `${letters}@example.org`;
  return answers;
}

/** Hands in over the HTTP API as a front end does; resolves to what opens the case. */
export async function handIn(url: string, application: Application): Promise<Visit> {
  const draft = (await call(url, 'POST', '/applications', { body: { channel: 'web' } })) as Draft;
  const { applicationId, accessToken } = draft;
  const answers = await withUploads(application, (name) => upload(url, draft, name));
  await call(url, 'PATCH', `/applications/${applicationId}`, { token: accessToken, body: { answers } });
  const submitted = await call(url, 'POST', `/applications/${applicationId}/submission`, {
    token: accessToken,
    headers: { 'idempotency-key': applicationId },
  });
  return { caseId: (submitted as { caseId: string }).caseId, token: accessToken };
}

export interface Visit {
  caseId: string;
  token: string;
}

interface Draft {
  applicationId: string;
  accessToken: string;
}

/** @throws when the case did not come to its end: a benchmark whose result is wrong fails. */
export async function checkCompleted(url: string, { caseId, token }: Visit): Promise<void> {
  const { status } = (await call(url, 'GET', `/cases/${caseId}`, { token })) as { status: string };
  if (status !== 'completed') throw new Error(`A case that should be completed is ${status}.`);
}

async function upload(url: string, { applicationId, accessToken }: Draft, name: string): Promise<Json> {
  const form = new FormData();
  const type = name.endsWith('.png') ? 'image/png' : 'application/pdf';
  form.set('file', new Blob([new Uint8Array(readDocument(name))], { type }), name);
  const answer = await call(url, 'POST', `/applications/${applicationId}/documents`, {
    token: accessToken,
    body: form,
  });
  return { documentId: (answer as { documentId: string }).documentId };
}

/** One after the other, as a browser sends what somebody chooses. */
async function withUploads(value: Json, send: (name: string) => Promise<Json>): Promise<Json> {
  if (value === null || typeof value !== 'object') return value;
  if (!Array.isArray(value) && typeof value.$document === 'string') return send(value.$document);
  const entries: [string, Json][] = [];
  for (const [key, item] of Object.entries(value)) entries.push([key, await withUploads(item, send)]);
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

interface Call {
  token?: string;
  body?: FormData | Json;
  headers?: Record<string, string>;
}

async function call(url: string, method: string, path: string, { token, body, headers }: Call): Promise<unknown> {
  const isForm = body instanceof FormData;
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...headers,
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
    },
    body: isForm ? body : body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  const answer = text === '' ? undefined : (JSON.parse(text) as { errors?: { path: string }[] });
  if (response.status < 400) return answer;
  const places = answer?.errors?.map((error) => error.path).join(', ') ?? '';
  throw new Error(`${method} /${path.split('/')[1]} was refused with ${response.status} (${places}).`);
}
