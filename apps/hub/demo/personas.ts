import { readFileSync, readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { DemoError } from './demo-error.js';
import type { Json } from './json.js';

/** An example resident as the file states it, with every date of today's world filled in. */
export interface Persona {
  persona: string;
  story: string;
  channel: string;
  answers: { [topic: string]: Json };
  later: { [path: string]: Json };
  expect: {
    agencies: string[];
    missing: { [agency: string]: string[] };
    counts: { asked: number; wouldHaveBeenAsked: number; reused: number };
  };
}

const folder = join(__dirname, 'personas');
const relativeDate = /^today([+-]\d{1,4})d(T.*)?$/;

/** The eight residents, or the named ones, as they are on this day (`YYYY-MM-DD`). */
export function readPersonas(today: string, only: readonly string[] = []): Persona[] {
  const names = personaNames();
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    const sentence = `There is no example resident ${unknown.join(', ')}. Choose of: ${names.join(', ')}`;
    throw new DemoError('unknownPersona', sentence);
  }
  return names
    .filter((name) => only.length === 0 || only.includes(name))
    .map((name) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Json)
    .map((file) => materialise(file, today) as unknown as Persona);
}

export function personaNames(): string[] {
  return readdirSync(folder)
    .filter((file) => extname(file) === '.json')
    .map((file) => basename(file, '.json'))
    .sort();
}

export function readDocument(name: string): Buffer {
  return readFileSync(join(folder, 'documents', name));
}

/** Replaces each `today±Nd` by its date; all such dates keep their distances, whatever the day. */
export function materialise(value: Json, today: string): Json {
  if (typeof value === 'string') return dateOf(value, today);
  if (Array.isArray(value)) return value.map((item) => materialise(item, today));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, materialise(item, today)]));
}

/** The calendar date in Denmark, where "today" is the resident's. */
export function todayInDenmark(now: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' }).format(now);
}

function dateOf(text: string, today: string): string {
  const match = relativeDate.exec(text);
  if (!match) {
    if (text.startsWith('today')) throw new Error(`"${text}" is no date: write today-30d or today+1dT10:15:00Z`);
    return text;
  }
  const date = new Date(`${today}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + Number(match[1]));
  return date.toISOString().slice(0, 10) + (match[2] ?? '');
}
