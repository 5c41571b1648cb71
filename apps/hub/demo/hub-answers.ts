import type { Json } from './json.js';

/** What the demo reads of the hub's answers; the API has more. */
export interface Draft {
  applicationId: string;
  reference: string;
  accessToken: string;
}

export interface Submission {
  caseId: string;
}

export interface CaseView {
  reference: string;
  status: 'inProgress' | 'actionNeeded' | 'completed' | 'refused' | 'withdrawn';
  agencies: { [agency: string]: AgencyView };
  counts: { asked: number; wouldHaveBeenAsked: number; reused: number };
  elapsed: { hub: number; resident: number; agencies: number; calendar: number };
}

export interface AgencyView {
  status: string;
  recipient?: string;
  missing?: string[];
}

export interface Question {
  path: string;
}

export interface Profile {
  facts: { [path: string]: { value?: Json } };
}

export interface Disclosure {
  agency: string;
  recipient: string;
  paths: string[];
  dossierVersion: number;
}

export const ended: readonly string[] = ['completed', 'refused', 'withdrawn'];

/** The agencies that have something to do with this resident. */
export function takingPart(view: CaseView): string[] {
  return Object.keys(view.agencies).filter((agency) => view.agencies[agency]?.status !== 'notApplicable');
}
