import type { Json, LegalBasis, Text } from '#contracts';

/** What the collector shows of a case, element by element (schemas/cases/changed); bodies are what the API shows. */
export interface ElementBodies {
  case: { status: CaseStatus };
  fact: StatedFact & { alternatives: StatedFact[] };
  agency: { [key: string]: Json };
  question: { path: string; agencies: string[]; label: Text; why: Text; details?: Json };
  conflict: { path: string; values: { value: Json; source: string }[] };
  disclosure: Disclosure;
  timeline: TimelineEntry;
  counts: Counts;
  holder: { segments: Segment[] };
}

/** What one source says; either a value or the reason for having none. */
export interface StatedFact {
  value?: Json;
  absence?: string;
  source: string;
  assurance: string;
  observedAt: string;
  validFrom?: string;
  validTo?: string;
  eventId?: string;
}

/** That a recipient was given something, written before it left. */
export interface Disclosure {
  at: string;
  agency: string;
  recipient: string;
  purpose: Text;
  legalBasis: LegalBasis[];
  paths: string[];
  dossierVersion: number;
  passedThrough?: string[];
  confirmed: boolean;
  eventId: string;
}

export type CaseStatus = 'inProgress' | 'actionNeeded' | 'completed' | 'refused' | 'withdrawn';
export type ElementKind = keyof ElementBodies;

export interface TimelineEntry {
  at: string;
  agency?: string;
  event: string;
  text: Text;
}

export interface Counts {
  asked: number;
  wouldHaveBeenAsked: number;
  reused: number;
}

/** Who holds the case from then on; nobody holds one that has ended. */
export interface Segment {
  from: string;
  holder: Holder | null;
}

export const HOLDERS = ['hub', 'resident', 'agencies', 'calendar'] as const;
export type Holder = (typeof HOLDERS)[number];

/** An element as it arrives; without a body it is no longer shown. */
export interface ArrivedElement {
  caseId: string;
  residentId: string;
  kind: string;
  id: string;
  version: number;
  body: Json;
}

export interface Element<K extends ElementKind> {
  id: string;
  body: ElementBodies[K];
}
