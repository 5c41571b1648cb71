import type {
  AgencyState,
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
