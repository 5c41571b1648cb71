/* Generated from schemas/ by npm run generate. Do not edit. */

import type { Json } from '../json.js';
import type { Schema } from '../schema.js';

/** CloudEvents type -> its data. */
export type EventData = {
  'dk.ankomst.application.amended.v1': ApplicationsAmendedV1;
  'dk.ankomst.application.restricted.v1': ApplicationsRestrictedV1;
  'dk.ankomst.application.submitted.v1': ApplicationsSubmittedV1;
  'dk.ankomst.application.withdrawn.v1': ApplicationsWithdrawnV1;
  'dk.ankomst.case.changed.v1': CasesChangedV1;
  'dk.ankomst.conflict.settled.v1': DecisionsSettledV1;
  'dk.ankomst.delivery.v1': DeliveriesV1;
  'dk.ankomst.dossier.ready.v1': DossiersReadyV1;
  'dk.ankomst.dossier.restricted.v1': DossiersRestrictedV1;
  'dk.ankomst.dossier.withdrawn.v1': DossiersWithdrawnV1;
  'dk.ankomst.message.dead-lettered.v1': DeadLettersV1;
  'dk.ankomst.record.split.v1': DecisionsSplitV1;
  'dk.ankomst.records.merged.v1': DecisionsMergedV1;
  'dk.ankomst.report.v1': ReportsV1;
};

/** What may be chosen, by the name of the `$def` that lists it. */
export const CHOICES = {
  AgencyStatus: [
    'notApplicable',
    'undecided',
    'collecting',
    'waiting',
    'scheduled',
    'ready',
    'delivering',
    'delivered',
    'acknowledged',
    'moreNeeded',
    'granted',
    'refused',
    'revoked',
    'stopped',
    'undeliverable',
    'withdrawn',
  ],
  Assurance: ['selfDeclared', 'documented', 'verified', 'authoritative'],
  CaseStatus: ['inProgress', 'actionNeeded', 'completed', 'refused', 'withdrawn'],
  Channel: ['web', 'phone', 'counter', 'mail', 'api'],
  DeliveryStatus: ['delivering', 'delivered', 'delayed', 'undeliverable', 'withdrawn'],
  EndReason: ['refused', 'revoked'],
  Holder: ['hub', 'resident', 'agencies', 'calendar'],
  Reach: ['ready', 'delivering', 'undeliverable', 'delivered', 'acknowledged'],
  Relation: ['applicant', 'spouse', 'child'],
  ReportStatus: ['acknowledged', 'moreNeeded', 'granted', 'refused', 'revoked'],
  TakeBackReason: ['withdrawn', 'moved', 'noLongerApplies'],
  TimelineEvent: [
    'submitted',
    'amended',
    'withdrawalAsked',
    'restricted',
    'restrictionLifted',
    'ready',
    'readyAgain',
    'delivering',
    'delivered',
    'delayed',
    'undeliverable',
    'withdrawn',
    'acknowledged',
    'moreNeeded',
    'granted',
    'refused',
    'revoked',
    'appointment',
    'appointmentCancelled',
    'answerStands',
    'answerAgreed',
    'answerOther',
    'deadline',
    'needsChanged',
  ],
} as const;

export type Absent = {
  path: string;
  reason: string;
};

export type AgencyState = {
  status: AgencyStatus;
  recipient?: string;
  missing: string[];
  waitingFor: string[];
  notBefore?: string;
  deadlines: Deadline[];
  appointment?: Appointment;
  /** The newest version since its decision: what it was told of later, and how far that is proven to have come */
  told?: {
    version: number;
    at: string;
    reach: Reach;
    /** That something counts no longer */
    ended?: true;
    /** That the person says otherwise than the register */
    claims?: true;
  };
  /** Recipients that were responsible before a move */
  former?: {
    recipient: string;
    /** It has the case still, is being told that the person moved, or was told */
    state: 'kept' | 'withdrawing' | 'withdrawn';
    /** How far what it was told last is proven to have come */
    told?: Reach;
  }[];
  outcome?: Outcome;
  silence?: Silence;
};

export type AgencyStatus = (typeof CHOICES)['AgencyStatus'][number];

export type AlternativeFact = {
  /** As the schema of the path says */
  value?: Json;
  absence?: string;
  source: string;
  assurance: Assurance;
  observedAt: string;
  validFrom?: string;
  validTo?: string;
  eventId: string;
};

/** What was said of a day that is to come: until then what stands counts, and it can be taken back */
export type Announced = {
  from: string;
  at: string;
  source: string;
  facts: {
    path: string;
    value?: Json;
    absence?: string;
  }[];
};

/** What an agency answered to what the person says against its register */
export type Answered = {
  agency: string;
  recipient: string;
  at: string;
  /** It stands by what it registered, registered what the person says, or something else than both */
  result: 'stands' | 'agreed' | 'other';
  facts: {
    path: string;
    said?: Json;
    registered?: Json;
  }[];
};

/** How a decision is appealed, in the agency's own words */
export type Appeal = {
  /** Who hears the appeal */
  body: string;
  /** The last day, where there is one */
  until?: string;
  how?: string;
};

/** New or corrected facts of one person, after submission */
export type ApplicationsAmendedV1 = {
  caseId: string;
  facts: FactsV1;
  /** Why, in the person's own words: for whoever decides a dispute */
  reason?: string;
  evidence?: Evidence;
  /** Cases that may be about the same person, since passport number, birth date and folded name agree; nobody is merged by it */
  mayBeSameAs?: string[];
};

/** A case is restricted (GDPR article 18): nothing more of it is sent to any agency; or its restriction is lifted */
export type ApplicationsRestrictedV1 = {
  caseId: string;
  restricted: boolean;
};

/** One person of an application, handed in */
export type ApplicationsSubmittedV1 = {
  caseId: string;
  applicationId: string;
  reference: string;
  channel: Channel;
  householdId: string;
  relation: Relation;
  submittedAt: string;
  facts: FactsV1;
  /** Cases that may be about the same person, since passport number, birth date and folded name agree; nobody is merged by it */
  mayBeSameAs?: string[];
};

/** The resident withdraws, as a whole or from one agency */
export type ApplicationsWithdrawnV1 = {
  caseId: string;
  agency?: string;
};

/** Its latest. That its time is over says nothing of whether the person came */
export type Appointment = {
  kind: string;
  place: string;
  from: string;
  to: string;
  saidAt: string;
  /** It takes the place of an earlier one */
  replaces?: true;
  /** The agency took it back */
  cancelled?: true;
};

/** When and where a person has to come, or that the latest such appointment is cancelled */
export type AppointmentNotice = {
  kind?: string;
  place?: string;
  from?: string;
  to?: string;
  cancelled?: true;
} & (
  | {
      cancelled: true;
    }
  | {
      kind: string;
      place: string;
      from: string;
      to: string;
    }
);

/** Lowest first */
export type Assurance = (typeof CHOICES)['Assurance'][number];

export type Case = {
  reference: string;
  applicationId: string;
  householdId: string;
  relation: Relation;
  channel: Channel;
  status: CaseStatus;
  submittedAt: string;
  /** Since then nothing of it is sent to any agency */
  restrictedSince?: string;
};

export type CaseElement = {
  id: string;
  version: number;
} & (
  | {
      kind: 'case';
      body: Case | null;
    }
  | {
      kind: 'fact';
      body: ProfileFact | null;
    }
  | {
      kind: 'agency';
      body: AgencyState | null;
    }
  | {
      kind: 'question';
      body: Question | null;
    }
  | {
      kind: 'conflict';
      body: Conflict | null;
    }
  | {
      kind: 'disclosure';
      body: Disclosure | null;
    }
  | {
      kind: 'timeline';
      body: TimelineEntry | null;
    }
  | {
      kind: 'counts';
      body: Counts | null;
    }
  | {
      kind: 'holder';
      body: Segments | null;
    }
  | {
      kind: 'announced';
      body: Announced | null;
    }
  | {
      kind: 'answered';
      body: Answered | null;
    }
  | {
      kind: 'ended';
      body: EndedFact | null;
    }
  | {
      kind: 'document';
      body: NamedDocument | null;
    }
  | {
      kind: 'earlier';
      body: EarlierFact | null;
    }
);

export type CaseStatus = (typeof CHOICES)['CaseStatus'][number];

/** What changed of a case, element by element; a copy takes an element when its version is newer */
export type CasesChangedV1 = {
  caseId: string;
  elements: CaseElement[];
};

export type Channel = (typeof CHOICES)['Channel'][number];

export type Claim = {
  path: string;
  /** Left out where nothing is claimed any more, and where a protected address is not this recipient's to know */
  claimed?: Json;
  /** Left out where the register says nothing */
  registered?: Json;
  observedAt: string;
  source: string;
  validFrom?: string;
  reason?: string;
  evidence?: Evidence;
};

export type Conflict = {
  path: string;
  values: {
    value: Json;
    source: string;
    at?: string;
  }[];
  /** The agency that can answer it */
  decides?: string;
  /** What the person says against the register, until that is answered */
  claim?: {
    at: string;
    source: string;
    /** Who was told, newest first */
    told: {
      agency: string;
      recipient: string;
      at: string;
      reach: Reach;
    }[];
  };
};

export type Counts = {
  asked: number;
  wouldHaveBeenAsked: number;
  reused: number;
};

/** A message that could not be applied, with its reason; its key is the message's own, whatever that is */
export type DeadLettersV1 = {
  /** As it came; without its value where that is too large to be told, it is kept by who read it */
  message: {
    key: string;
    headers: { [key: string]: string };
    /** Length of its value */
    bytes: number;
    /** Its value, which may be no JSON at all */
    value?: string;
  };
  group: string;
  handler?: string;
  topic: string;
  partition: number;
  position: number;
  code: string;
  /** Names places, never values */
  detail: string;
  attempts: number;
  at: string;
};

export type Deadline = {
  /** As the process of the agency names it */
  id: string;
  /** Published once; now whoever shows it has the words */
  title?: Text;
  date: string;
};

/** A person found that several records are of one resident */
export type DecisionsMergedV1 = {
  residentIds: string[];
  reason: string;
};

/** A person settled a conflict; the settlement is itself a fact of the source staff */
export type DecisionsSettledV1 = {
  caseId: string;
  reason?: string;
  facts: FactsV1;
};

/** A person took one record out of a merged one */
export type DecisionsSplitV1 = {
  residentId: string;
  from: string;
  reason: string;
};

/** What a connector did with a version of a dossier */
export type DeliveriesV1 = {
  dossierVersion: number;
  recipient: string;
  status: DeliveryStatus;
  at: string;
  attempts?: number;
  nextAttemptAt?: string;
  agencyReference?: string;
  reason?: string;
  /** Why the dossier is taken back, where it is */
  because?: TakeBackReason;
};

export type DeliveryStatus = (typeof CHOICES)['DeliveryStatus'][number];

export type Disclosure = {
  at: string;
  agency: string;
  recipient: string;
  /** Of the agency's need, which says for what purpose and under which law */
  schemaVersion?: string;
  /** Published once, as the laws; now whoever shows it has the words */
  purpose?: Text;
  legalBasis?: LegalBasis[];
  paths: string[];
  dossierVersion: number;
  /** Documents whose bytes are deleted once the receipt came */
  passedThrough?: string[];
  confirmed: boolean;
  eventId: string;
};

/** A version of a dossier, for one recipient; its data is held against the dossier schema of that agency */
export type DossiersReadyV1 = {
  caseId: string;
  reference: string;
  agency: string;
  recipient: string;
  dossierVersion: number;
  schemaVersion: string;
  /** Keyed (HMAC-SHA-256): the hash of a guessable value tells it */
  hash: string;
  data: { [key: string]: Json };
  /** What is not there, and why: a reason of the person, or pending (asked, it follows) and disputed (it hangs on a fact that two sources state differently) */
  absent: Absent[];
  /** What the person says against the register, as far as this recipient may see it */
  claims?: Claim[];
  /** What this recipient was given and what counts no longer: its agency has refused or revoked it */
  ended?: Ended[];
  /** Cases that may be about the same person, since passport number, birth date and folded name agree; nobody is merged by it */
  mayBeSameAs?: string[];
};

/** Nothing more of a case is to be sent, dossier or withdrawal, or what waited goes on; the one of the latest time counts */
export type DossiersRestrictedV1 = {
  caseId: string;
  agency: string;
  restricted: boolean;
  at: string;
};

/** The recipient no longer handles this dossier */
export type DossiersWithdrawnV1 = {
  caseId: string;
  reference: string;
  agency: string;
  recipient: string;
  dossierVersion: number;
  reason: TakeBackReason;
};

/** What somebody stated of a path and what is used no longer: it is kept, and shown as what it is */
export type EarlierFact = {
  path: string;
  value?: Json;
  absence?: string;
  source: string;
  assurance: Assurance;
  observedAt: string;
  eventId: string;
};

/** Why what an agency issued counts no longer */
export type EndReason = (typeof CHOICES)['EndReason'][number];

export type Ended = {
  path: string;
  at: string;
  reason: EndReason;
};

/** What an agency issued that counts no longer: it is kept, and shown as what it is */
export type EndedFact = {
  path: string;
  value: Json;
  source: string;
  observedAt: string;
  at: string;
  reason: EndReason;
};

/** Documents that were uploaded for it */
export type Evidence = {
  documentId: string;
}[];

/** Facts on the wire: one value of one path, as one source states it */
export type FactsV1 = StatedFact[];

/** Who holds a case */
export type Holder = (typeof CHOICES)['Holder'][number];

export type Lasting = {
  title: Text;
};

export type LegalBasis = {
  law: string;
  /** Empty where no source names one (unnamed), or none has to be named (noneNeeded) */
  section: string;
  gdpr?: string;
  source?: string;
  unnamed?: string;
  noneNeeded?: string;
};

export type Moment = {
  latest: (
    | {
        path: string;
      }
    | {
        event: string;
      }
  )[];
};

/** A document that dossiers of an agency name, by recipient: its connector may read the bytes */
export type NamedDocument = {
  agency: string;
  documentId: string;
  recipients: string[];
};

export type Offsets = string[];

export type Outcome = {
  result: 'granted' | 'refused' | 'revoked';
  at: string;
  facts: { [key: string]: Json };
  reason?: string;
  /** In the agency's own words. Without it only its letter says how */
  appeal?: Appeal;
};

/** Who takes part, whom it waits for, not before, deadlines, recipient, and the dossier versions in force */
export type Process = {
  $schema?: string;
  agency: string;
  title: ShortText;
  /** Why it is given a dossier, as the resident reads it */
  purpose: ShortText;
  /** What its yes brings, in few words, as the resident reads it */
  brings?: ShortText;
  /** For whom it is there, as somebody reads it who has no part with it */
  forWhom?: ShortText;
  /** Everybody who moves here counts on what it brings: where it takes no part, that is the first thing that is said */
  expected?: true;
  /** Where a resident writes to it or calls it */
  contact?: {
    website: ShortText;
    phone?: string;
  };
  /** Its fixed place among the agencies: its connector listens so many ports behind the portal */
  place: number;
  /** Which organisation of that kind: one for the whole country, or the one that a path names */
  recipient:
    | {
        id: string;
      }
    | {
        path: string;
      };
  /** What those are called that the path names: <label> stands for the label of its value, unless one has a name of its own */
  recipientNames?: {
    form: ShortText;
    own?: { [key: string]: ShortText };
  };
  dossiers: {
    version: string;
    inForceFrom: string;
  }[];
  takesPart: Schema;
  waitsFor: {
    agency: string;
    outcome: 'delivered' | 'acknowledged' | 'granted';
    if?: Schema;
  }[];
  notBefore: {
    id: string;
    if?: Schema;
    from: Moment;
    offset: string;
  }[];
  /** How long before its day it takes a change of life that is announced: it is told then */
  hearsAhead?: string;
  deadlines: {
    id: string;
    title: ShortText;
    if?: Schema;
    from: Moment;
    offset: string;
    /** The resident has to come, whatever they have answered: they are reminded until it is granted */
    inPerson?: boolean;
  }[];
  /** In what time it says itself that it answers: the first whose condition holds counts. Left out where no source says it */
  serviceGoals?: {
    id: string;
    if?: Schema;
    offset: string;
    source: {
      title: ShortText;
      address?: string;
      /** When the source said so */
      statedOn: string;
      /** When it was looked up last */
      readOn: string;
    };
  }[];
};

export type ProfileFact = {
  /** As the schema of the path says */
  value?: Json;
  absence?: string;
  source: string;
  assurance: Assurance;
  observedAt: string;
  validFrom?: string;
  validTo?: string;
  eventId: string;
  alternatives: AlternativeFact[];
};

export type Question = {
  path: string;
  /** The group of facts that is asked as one with it */
  group?: string;
  agencies: string[];
  /** Published once, as the reasons; now whoever shows it has the words */
  label?: Text;
  why?: Text;
  details?: Json;
};

/** How far something is proven to have come; only acknowledged is the recipient's own word */
export type Reach = (typeof CHOICES)['Reach'][number];

export type Relation = (typeof CHOICES)['Relation'][number];

export type RemindedAfter = {
  after: Offsets;
  atMost: number;
};

export type RemindedBefore = {
  before: Offsets;
  atMost: number;
};

/** Of what residents are reminded by mail, when and how often; when the day's mail goes out */
export type Reminders = {
  $schema?: string;
  /** The time in Denmark of what is due on a day, and of what waits for the next one */
  morning: string;
  /** How many minutes news waits for more, so that what comes together is one mail */
  gather: number;
  /** What each matter is reminded of: days after it began (or was touched last), or before its date */
  reminders: {
    question: RemindedAfter;
    deadline: RemindedBefore;
    appointment: RemindedBefore;
    draft: RemindedAfter;
  };
};

export type ReportStatus = (typeof CHOICES)['ReportStatus'][number];

/** What an agency says of a case; each agency's own schema narrows what it may state and ask for */
export type ReportsV1 = {
  /** The organisation that speaks; unless given, the source of the event. Over HTTP it is the source */
  recipient?: string;
  dossierVersion?: number;
  status?: ReportStatus;
  reason?: string;
  facts?: { [key: string]: Json };
  asksFor?: string[];
  appointment?: AppointmentNotice;
  /** When the register itself recorded these facts, where that is not the time of the report: only a later record answers a claim */
  registeredAt?: string;
  /** The number that the one among the facts takes the place of */
  replaces?: {
    'identifiers.cprNumber'?: string;
  };
  /** With a no: how it is appealed */
  appeal?: Appeal;
};

/** What is kept how long, from when, and by which law; then it is erased. Each table of each service names its rule, each kind of file has one here */
export type Retention = {
  $schema?: string;
  /** What has an end of its own */
  rules: {
    draft: Rule;
    case: Rule;
    photo: Rule;
    link: Rule;
    proof: Rule;
    brief: Rule;
    event: Rule;
    deadLetter: Rule;
  };
  /** What ends with something else, or tells of nobody */
  lasting: {
    withApplication: Lasting;
    steering: Lasting;
    figures: Lasting;
    simulated: Lasting;
  };
  /** By agency, where what was exchanged with it is kept otherwise than a case as a whole */
  purposes?: { [key: string]: Rule };
  /** What lies in the folder of the data, by its name there, and the rule of it */
  files: { [key: string]: string };
};

export type Rule = {
  title: Text;
  /** ISO 8601, whole days */
  keeps: string;
  /** lastChange: when somebody last worked on it; lastAnswer: when the last agency decided, or the last part was withdrawn; made: when it was made; end: when it says itself that it ends */
  from: 'lastChange' | 'lastAnswer' | 'made' | 'end';
  law: LegalBasis[];
};

export type Segment = {
  from: string;
  /** Null once the case has ended */
  holder: Holder | null;
};

export type Segments = {
  segments: Segment[];
};

export type ShortText = {
  da: string;
  en: string;
};

/** It has the application and has said nothing of it since. Its goal: in what time it says itself that it answers, where a source says so */
export type Silence = {
  since: string;
  goal?: {
    /** As the process of the agency names it */
    id?: string;
    date: string;
    /** Published once, as the source */
    offset?: string;
    source?: {
      title: Text;
      address?: string;
      statedOn: string;
      readOn: string;
    };
  };
  exceeded: boolean;
};

export type StatedFact = {
  path: string;
  value?: Json;
  /** The reason of a resident who has none */
  absence?: string;
  retracted?: true;
  source: string;
  assurance: Assurance;
  observedAt: string;
  validFrom?: string;
  validTo?: string;
  /** The number that this one replaces */
  replaces?: string;
  /** Events whose facts a person weighed */
  settles?: string[];
} & (
  | {
      value: Json;
    }
  | {
      /** The reason of a resident who has none */
      absence: string;
    }
  | {
      retracted: true;
    }
);

/** The person asked for it, another recipient is responsible now, or it does not apply to this person any more */
export type TakeBackReason = (typeof CHOICES)['TakeBackReason'][number];

export type Text = {
  da: string;
  en: string;
};

/** What happened, and what of it a sentence needs: whoever shows it makes the sentence */
export type TimelineEntry = {
  at: string;
  agency?: string;
  recipient?: string;
  event: TimelineEvent;
  /** amended: whose word it was */
  by?: string;
  /** amended: they had said something of it before */
  isChange?: true;
  /** withdrawalAsked: those that had not decided yet */
  reached?: {
    agency: string;
    recipient?: string;
  }[];
  /** withdrawn: why it was taken back */
  because?: TakeBackReason;
  /** withdrawn: who has the case after a move */
  successor?: string;
  /** answerStands, answerAgreed, answerOther: what the person had said otherwise */
  paths?: string[];
  /** deadline: as the process of the agency names it */
  deadline?: string;
  /** Published once; now whoever shows it has the words */
  text?: Text;
};

export type TimelineEvent = (typeof CHOICES)['TimelineEvent'][number];
