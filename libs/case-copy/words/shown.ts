import type {
  AgencyState,
  Announced,
  Answered,
  CaseStatus,
  Conflict,
  Counts,
  Deadline,
  Disclosure,
  ElementBody,
  ElementKind,
  LegalBasis,
  Question,
  Silence,
  Text,
  TimelineEntry,
} from '#contracts';
import type { Elapsed } from '../elapsed.js';

/** What is put into words, as it is shown; all else is shown as it is published. */
export interface Worded {
  agency: ShownState;
  question: ShownQuestion;
  disclosure: ShownDisclosure;
  timeline: ShownEntry;
}
export type ShownState = Omit<AgencyState, 'deadlines' | 'silence'> & {
  deadlines: Required<Deadline>[];
  silence?: ShownSilence;
};
export type ShownSilence = Omit<Silence, 'goal'> & { goal?: Required<Omit<NonNullable<Silence['goal']>, 'id'>> };
export type ShownQuestion = Omit<Question, 'group' | 'label' | 'why'> & { label: Text; why: Text };
export type ShownDisclosure = Omit<Disclosure, 'schemaVersion' | 'purpose' | 'legalBasis'> & {
  purpose: Text;
  legalBasis: LegalBasis[];
};
export type ShownEntry = Pick<TimelineEntry, 'at' | 'event' | 'agency' | 'recipient'> & { text: Text };

export type ShownBody<K extends ElementKind> = K extends keyof Worded ? Worded[K] : ElementBody<K>;

/** A case as who keeps a copy shows it. */
export interface CaseAsShown {
  caseId: string;
  reference: string;
  status: CaseStatus;
  agencies: Record<string, ShownState>;
  conflicts: Conflict[];
  /** What holds from a day to come on, the first day first. */
  announced?: Announced[];
  answered?: Answered[];
  timeline: ShownEntry[];
  counts: Counts;
  elapsed: Elapsed;
  /** When the resident is written to next about something that waits for them, where that is known. */
  nextReminder?: { about: 'question' | 'deadline' | 'appointment'; at: string };
}
