/* Generated from schemas/ by npm run generate. Do not edit. */

export interface ApplicationsAmendedV1 {
  caseId: string;
  facts: {
    path: string;
    value?: unknown;
    absence?: string;
    retracted?: true;
    source: string;
    assurance: 'selfDeclared' | 'documented' | 'verified' | 'authoritative';
    observedAt: string;
    validFrom?: string;
    validTo?: string;
    replaces?: string;
    settles?: string[];
  }[];
  reason?: string;
  evidence?: {
    documentId: string;
  }[];
  mayBeSameAs?: string[];
}


export interface ApplicationsSubmittedV1 {
  caseId: string;
  applicationId: string;
  reference: string;
  channel: 'web' | 'phone' | 'counter' | 'mail' | 'api';
  householdId: string;
  relation: 'applicant' | 'spouse' | 'child';
  submittedAt: string;
  facts: {
    path: string;
    value?: unknown;
    absence?: string;
    retracted?: true;
    source: string;
    assurance: 'selfDeclared' | 'documented' | 'verified' | 'authoritative';
    observedAt: string;
    validFrom?: string;
    validTo?: string;
    replaces?: string;
    settles?: string[];
  }[];
  mayBeSameAs?: string[];
}


export interface ApplicationsWithdrawnV1 {
  caseId: string;
  agency?: string;
}


export interface CasesChangedV1 {
  caseId: string;
  elements: {
    kind: string;
    id: string;
    version: number;
    body: unknown;
  }[];
}


export interface DeadLettersV1 {
  message: {
    key: string;
    headers: {
      [k: string]: unknown;
    };
    bytes: number;
    value?: string;
  };
  group: string;
  handler?: string;
  topic: string;
  partition: number;
  position: number;
  code: string;
  detail: string;
  attempts: number;
  at: string;
}


export interface DecisionsMergedV1 {
  residentIds: string[];
  reason: string;
}


export interface DecisionsSettledV1 {
  caseId: string;
  reason?: string;
  facts: {
    path: string;
    value?: unknown;
    absence?: string;
    retracted?: true;
    source: string;
    assurance: 'selfDeclared' | 'documented' | 'verified' | 'authoritative';
    observedAt: string;
    validFrom?: string;
    validTo?: string;
    replaces?: string;
    settles?: string[];
  }[];
}


export interface DecisionsSplitV1 {
  residentId: string;
  from: string;
  reason: string;
}


export interface DeliveriesV1 {
  dossierVersion: number;
  recipient: string;
  status: 'delivering' | 'delivered' | 'delayed' | 'undeliverable' | 'withdrawn';
  at: string;
  attempts?: number;
  nextAttemptAt?: string;
  agencyReference?: string;
  reason?: string;
  because?: 'withdrawn' | 'moved' | 'noLongerApplies';
}


export interface DossiersReadyV1 {
  caseId: string;
  reference: string;
  agency: string;
  recipient: string;
  dossierVersion: number;
  schemaVersion: string;
  hash: string;
  data: {
    [k: string]: unknown;
  };
  absent: {
    path: string;
    reason: string;
  }[];
  claims?: {
    path: string;
    claimed?: unknown;
    registered?: unknown;
    observedAt: string;
    source: string;
    validFrom?: string;
    reason?: string;
    evidence?: {
      documentId: string;
    }[];
  }[];
  ended?: {
    path: string;
    at: string;
    reason: 'refused' | 'revoked';
  }[];
  mayBeSameAs?: string[];
}


export interface DossiersWithdrawnV1 {
  caseId: string;
  reference: string;
  agency: string;
  recipient: string;
  dossierVersion: number;
  reason: 'withdrawn' | 'moved' | 'noLongerApplies';
}


export interface EnvelopeV1 {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  subject?: string;
  time?: string;
  datacontenttype?: 'application/json';
  dataschema?: string;
  correlationid?: string;
  causationid?: string;
  traceparent?: string;
  data: unknown;
  [k: string]: unknown;
}


export type FactsV1 = {
  path: string;
  value?: unknown;
  absence?: string;
  retracted?: true;
  source: string;
  assurance: 'selfDeclared' | 'documented' | 'verified' | 'authoritative';
  observedAt: string;
  validFrom?: string;
  validTo?: string;
  replaces?: string;
  settles?: string[];
}[];


export interface MunicipalityDossierV1 {
  'identity.familyName': string;
  'identity.givenNames': string;
  'identity.middleName'?: string;
  'identity.formerNames'?: string[];
  'identity.birthDate': string;
  'identity.sex': 'female' | 'male' | 'unspecified';
  'identity.birthPlace': string;
  'identity.birthCountry': string;
  'identity.citizenship': string | null;
  'identity.otherCitizenships'?: string[];
  'identity.statelessOrRefugee'?: 'none' | 'stateless' | 'refugee';
  'identity.maritalStatus'?:
    | 'unmarried'
    | 'married'
    | 'divorced'
    | 'widowed'
    | 'registeredPartnership'
    | 'dissolvedPartnership'
    | 'survivingPartner';
  'identity.maritalStatusDate'?: string;
  'identity.maritalStatusAuthority'?: string;
  'travelDocument.type': 'passport' | 'nationalId' | 'refugeeTravelDocument' | 'alienPassport';
  'travelDocument.number': string;
  'travelDocument.issuingCountry': string;
  'travelDocument.issueDate'?: string;
  'travelDocument.expiryDate': string;
  'travelDocument.copy': {
    documentId: string;
  };
  'identifiers.cprNumber'?: string;
  'identifiers.foreignPersonalId'?: {
    number: string;
    country: string;
  };
  'identifiers.siriPersonId'?: string;
  'contact.email'?: string;
  'contact.phone'?: string;
  'contact.language'?: string;
  'contact.digitalPostExemption'?: boolean;
  'contact.representative'?: {
    name: string;
    email?: string;
    phone?: string;
  };
  'contact.powerOfAttorney'?: {
    documentId: string;
  };
  'origin.address': {
    lines: string[];
  };
  'origin.country': string;
  'origin.municipality'?: string;
  'stay.entryDate': string;
  'stay.moveInDate': string;
  'stay.intendedEnd': string;
  'stay.previousStays'?: {
    from: string;
    to: string;
    purpose: string;
  }[];
  'address.street': string;
  'address.houseNumber': string;
  'address.floor'?: string;
  'address.door'?: string;
  'address.postalCode': string;
  'address.municipalityCode': string;
  'address.careOf'?: string;
  'address.housingProof': {
    documentId: string;
  };
  'address.landlord'?: {
    name: string;
    phone?: string;
  };
  'address.protection'?: {
    wanted: boolean;
    until?: string;
  };
  'stay.ground'?: 'work' | 'selfEmployed' | 'study' | 'family' | 'ownMeans' | 'jobSeeker';
  'permit.number'?: string;
  'permit.validFrom'?: string;
  'permit.validTo'?: string;
  'permit.copy'?: {
    documentId: string;
  };
  'employment.employerName'?: string;
  'employment.jobTitle'?: string;
  'study.enrolmentLetter'?: {
    documentId: string;
  };
  'health.ehicCard'?: {
    documentId: string;
  };
  'family.spouse.name'?: {
    familyName: string;
    givenNames: string;
  };
  'family.spouse.birthDate'?: string;
  'family.spouse.cprNumber'?: string;
  'family.spouse.residence'?: {
    accompanies: boolean;
    country: string;
  };
  'family.marriageCertificate'?: {
    documentId: string;
  };
  'family.divorceOrDeathCertificate'?: {
    documentId: string;
  };
  'family.children'?: {
    name: {
      familyName: string;
      givenNames: string;
    };
    birthDate: string;
    accompanies: boolean;
    birthCertificate:
      | {
          documentId: string;
        }
      | {
          absent: 'notYetIssued' | 'cannotBeObtained' | 'bornInDenmark';
        };
    custody: 'both' | 'applicant' | 'otherParent' | 'other' | 'mother' | 'father';
    otherParentConsent?: {
      documentId: string;
    };
  }[];
  'family.parents': {
    name: {
      familyName: string;
      givenNames: string;
    };
    birthDate?: string;
  }[];
  'family.churchMembership': 'member' | 'notMember' | 'unknown';
  'health.insuranceGroup': 1 | 2;
  'health.generalPractitioner'?: string;
  'declarations.truth': true;
  'declarations.dataSharing': true;
  'declarations.signature': {
    name: string;
    method: 'typed' | 'eid';
    signedAt: string;
  };
  'derived.citizenshipGroup'?: 'danish' | 'nordic' | 'eu' | 'third';
  'derived.ageAtEntry'?: number | 'unknown';
}


export interface MunicipalityReportsV1 {
  dossierVersion?: number;
  status?: 'acknowledged' | 'moreNeeded' | 'granted' | 'refused' | 'revoked';
  reason?: string;
  facts?: {
    'identity.familyName'?: string;
    'identity.givenNames'?: string;
    'identity.middleName'?: string;
    'identity.formerNames'?: string[];
    'identity.birthDate'?: string;
    'identity.sex'?: 'female' | 'male' | 'unspecified';
    'identity.birthPlace'?: string;
    'identity.birthCountry'?: string;
    'identity.citizenship'?: string | null;
    'identity.otherCitizenships'?: string[];
    'identity.statelessOrRefugee'?: 'none' | 'stateless' | 'refugee';
    'identity.maritalStatus'?:
      | 'unmarried'
      | 'married'
      | 'divorced'
      | 'widowed'
      | 'registeredPartnership'
      | 'dissolvedPartnership'
      | 'survivingPartner';
    'identity.maritalStatusDate'?: string;
    'identity.maritalStatusAuthority'?: string;
    'travelDocument.type'?: 'passport' | 'nationalId' | 'refugeeTravelDocument' | 'alienPassport';
    'travelDocument.number'?: string;
    'travelDocument.issuingCountry'?: string;
    'travelDocument.issueDate'?: string;
    'travelDocument.expiryDate'?: string;
    'travelDocument.copy'?: {
      documentId: string;
    };
    'identifiers.cprNumber'?: string;
    'identifiers.foreignPersonalId'?: {
      number: string;
      country: string;
    };
    'identifiers.siriPersonId'?: string;
    'contact.email'?: string;
    'contact.phone'?: string;
    'contact.language'?: string;
    'contact.digitalPostExemption'?: boolean;
    'contact.representative'?: {
      name: string;
      email?: string;
      phone?: string;
    };
    'contact.powerOfAttorney'?: {
      documentId: string;
    };
    'origin.address'?: {
      lines: string[];
    };
    'origin.country'?: string;
    'origin.municipality'?: string;
    'stay.entryDate'?: string;
    'stay.moveInDate'?: string;
    'stay.intendedEnd'?: string;
    'stay.previousStays'?: {
      from: string;
      to: string;
      purpose: string;
    }[];
    'address.street'?: string;
    'address.houseNumber'?: string;
    'address.floor'?: string;
    'address.door'?: string;
    'address.postalCode'?: string;
    'address.municipalityCode'?: string;
    'address.careOf'?: string;
    'address.housingProof'?: {
      documentId: string;
    };
    'address.landlord'?: {
      name: string;
      phone?: string;
    };
    'address.protection'?: {
      wanted: boolean;
      until?: string;
    };
    'stay.ground'?: 'work' | 'selfEmployed' | 'study' | 'family' | 'ownMeans' | 'jobSeeker';
    'permit.number'?: string;
    'permit.validFrom'?: string;
    'permit.validTo'?: string;
    'permit.copy'?: {
      documentId: string;
    };
    'health.ehicCard'?: {
      documentId: string;
    };
    'family.spouse'?: {
      name?: {
        familyName: string;
        givenNames: string;
      };
      birthDate?: string;
      cprNumber?: string;
      residence?: {
        accompanies: boolean;
        country: string;
      };
    };
    'family.marriageCertificate'?: {
      documentId: string;
    };
    'family.divorceOrDeathCertificate'?: {
      documentId: string;
    };
    'family.children'?: {
      name?: {
        familyName: string;
        givenNames: string;
      };
      birthDate?: string;
      accompanies?: boolean;
      birthCertificate?:
        | {
            documentId: string;
          }
        | {
            absent: 'notYetIssued' | 'cannotBeObtained' | 'bornInDenmark';
          };
      custody?: 'both' | 'applicant' | 'otherParent' | 'other' | 'mother' | 'father';
      otherParentConsent?: {
        documentId: string;
      };
    }[];
    'family.parents'?: {
      name: {
        familyName: string;
        givenNames: string;
      };
      birthDate?: string;
    }[];
    'family.churchMembership'?: 'member' | 'notMember' | 'unknown';
    'health.insuranceGroup'?: 1 | 2;
    'health.generalPractitioner'?: string;
    'declarations.truth'?: true;
    'declarations.dataSharing'?: true;
    'declarations.signature'?: {
      name: string;
      method: 'typed' | 'eid';
      signedAt: string;
    };
  };
  asksFor?: string[];
  appointment?: {
    kind?: string;
    place?: string;
    from?: string;
    to?: string;
    cancelled?: true;
  };
  registeredAt?: string;
  replaces?: {
    'identifiers.cprNumber'?: string;
  };
  appeal?: {
    body: string;
    until?: string;
    how?: string;
  };
}


export interface ProcessV1 {
  $schema?: string;
  agency: string;
  title: {
    da: string;
    en: string;
  };
  purpose: {
    da: string;
    en: string;
  };
  brings?: {
    da: string;
    en: string;
  };
  forWhom?: {
    da: string;
    en: string;
  };
  expected?: true;
  contact?: {
    website: {
      da: string;
      en: string;
    };
    phone?: string;
  };
  place: number;
  recipient: {
    id?: string;
    path?: string;
  };
  recipientNames?: {
    form: {
      da: string;
      en: string;
    };
    own?: {
      [k: string]: unknown;
    };
  };
  dossiers: {
    version: string;
    inForceFrom: string;
  }[];
  takesPart: {
    title?: string;
    $ref?: string;
    allOf?: {
      [k: string]: unknown;
    }[];
    anyOf?: {
      [k: string]: unknown;
    }[];
    type?: 'object';
    required?: string[];
    properties?: {
      [k: string]: unknown;
    };
    'x-title'?: {
      da: string;
      en: string;
    };
    'x-inOrder'?: true;
  };
  waitsFor: {
    agency: string;
    outcome: 'delivered' | 'acknowledged' | 'granted';
    if?: {
      title?: string;
      $ref?: string;
      allOf?: {
        [k: string]: unknown;
      }[];
      anyOf?: {
        [k: string]: unknown;
      }[];
      type?: 'object';
      required?: string[];
      properties?: {
        [k: string]: unknown;
      };
      'x-title'?: {
        da: string;
        en: string;
      };
      'x-inOrder'?: true;
    };
  }[];
  notBefore: {
    id: string;
    if?: {
      title?: string;
      $ref?: string;
      allOf?: {
        [k: string]: unknown;
      }[];
      anyOf?: {
        [k: string]: unknown;
      }[];
      type?: 'object';
      required?: string[];
      properties?: {
        [k: string]: unknown;
      };
      'x-title'?: {
        da: string;
        en: string;
      };
      'x-inOrder'?: true;
    };
    from: {
      latest: {
        path?: string;
        event?: string;
      }[];
    };
    offset: string;
  }[];
  hearsAhead?: string;
  deadlines: {
    id: string;
    title: {
      da: string;
      en: string;
    };
    if?: {
      title?: string;
      $ref?: string;
      allOf?: {
        [k: string]: unknown;
      }[];
      anyOf?: {
        [k: string]: unknown;
      }[];
      type?: 'object';
      required?: string[];
      properties?: {
        [k: string]: unknown;
      };
      'x-title'?: {
        da: string;
        en: string;
      };
      'x-inOrder'?: true;
    };
    from: {
      latest: {
        path?: string;
        event?: string;
      }[];
    };
    offset: string;
    inPerson?: boolean;
  }[];
  serviceGoals?: {
    if?: {
      title?: string;
      $ref?: string;
      allOf?: {
        [k: string]: unknown;
      }[];
      anyOf?: {
        [k: string]: unknown;
      }[];
      type?: 'object';
      required?: string[];
      properties?: {
        [k: string]: unknown;
      };
      'x-title'?: {
        da: string;
        en: string;
      };
      'x-inOrder'?: true;
    };
    offset: string;
    source: {
      title: {
        da: string;
        en: string;
      };
      address?: string;
      statedOn: string;
      readOn: string;
    };
  }[];
}


export interface ProfileV1 {
  'identity.familyName'?: string;
  'identity.givenNames'?: string;
  'identity.middleName'?: string;
  'identity.formerNames'?: string[];
  'identity.birthDate'?: string;
  'identity.sex'?: 'female' | 'male' | 'unspecified';
  'identity.birthPlace'?: string;
  'identity.birthCountry'?: string;
  'identity.citizenship'?: string | null;
  'identity.otherCitizenships'?: string[];
  'identity.statelessOrRefugee'?: 'none' | 'stateless' | 'refugee';
  'identity.maritalStatus'?:
    | 'unmarried'
    | 'married'
    | 'divorced'
    | 'widowed'
    | 'registeredPartnership'
    | 'dissolvedPartnership'
    | 'survivingPartner';
  'identity.maritalStatusDate'?: string;
  'identity.maritalStatusAuthority'?: string;
  'identity.photo'?: {
    documentId: string;
  };
  'travelDocument.type'?: 'passport' | 'nationalId' | 'refugeeTravelDocument' | 'alienPassport';
  'travelDocument.number'?: string;
  'travelDocument.issuingCountry'?: string;
  'travelDocument.issueDate'?: string;
  'travelDocument.expiryDate'?: string;
  'travelDocument.copy'?: {
    documentId: string;
  };
  'identifiers.cprNumber'?: string;
  'identifiers.foreignPersonalId'?: {
    number: string;
    country: string;
  };
  'identifiers.foreignTin'?: {
    number: string;
    country: string;
  };
  'identifiers.siriPersonId'?: string;
  'identifiers.siriCaseOrderId'?: string;
  'contact.email'?: string;
  'contact.phone'?: string;
  'contact.language'?: string;
  'contact.digitalPostExemption'?: boolean;
  'contact.representative'?: {
    name: string;
    email?: string;
    phone?: string;
  };
  'contact.powerOfAttorney'?: {
    documentId: string;
  };
  'origin.address'?: {
    lines: string[];
  };
  'origin.country'?: string;
  'origin.municipality'?: string;
  'stay.entryDate'?: string;
  'stay.moveInDate'?: string;
  'stay.intendedEnd'?: string;
  'stay.previousStays'?: {
    from: string;
    to: string;
    purpose: string;
  }[];
  'stay.otherCountryPermit'?: {
    documentId: string;
  };
  'address.street'?: string;
  'address.houseNumber'?: string;
  'address.floor'?: string;
  'address.door'?: string;
  'address.postalCode'?: string;
  'address.municipalityCode'?: string;
  'address.careOf'?: string;
  'address.housingProof'?: {
    documentId: string;
  };
  'address.landlord'?: {
    name: string;
    phone?: string;
  };
  'address.homeAtDisposal'?: {
    inDenmark: boolean;
    abroad: boolean;
  };
  'address.protection'?: {
    wanted: boolean;
    until?: string;
  };
  'stay.ground'?: 'work' | 'selfEmployed' | 'study' | 'family' | 'ownMeans' | 'jobSeeker';
  'stay.scheme'?: 'payLimit' | 'positiveList' | 'fastTrack' | 'researcher' | 'guestResearcher' | 'other';
  'permit.number'?: string;
  'permit.validFrom'?: string;
  'permit.validTo'?: string;
  'permit.copy'?: {
    documentId: string;
  };
  'stay.ownFunds'?: {
    amount: number;
    proof: {
      documentId: string;
    };
  };
  'stay.criminalRecord'?: {
    convicted: boolean;
    details?: string;
  };
  'stay.feeReceipt'?: string;
  'employment.employerName'?: string;
  'employment.employerCvr'?: string;
  'employment.employerSe'?: string;
  'employment.employerPNumber'?: string;
  'employment.workplaceAddress'?: {
    street: string;
    houseNumber: string;
    postalCode: string;
    city: string;
  };
  'employment.jobTitle'?: string;
  'employment.discoCode'?: string;
  'employment.startDate'?: string;
  'employment.endDate'?: string;
  'employment.weeklyHours'?: number;
  'employment.grossMonthlySalary'?: number;
  'employment.benefits'?: string[];
  'employment.contract'?: {
    documentId: string;
  };
  'employment.authorisation'?: {
    documentId: string;
  };
  'employment.posting'?: {
    homeEmployer: string;
    a1: {
      documentId: string;
    };
  };
  'employment.researcherScheme'?: boolean;
  'study.institution'?: string;
  'study.programme'?: {
    name: string;
    level: string;
  };
  'study.startDate'?: string;
  'study.endDate'?: string;
  'study.enrolmentLetter'?: {
    documentId: string;
  };
  'study.educationHistory'?: {
    institution: string;
    degree: string;
    year: number;
  }[];
  'health.ehicCard'?: {
    documentId: string;
  };
  'family.spouse.name'?: {
    familyName: string;
    givenNames: string;
  };
  'family.spouse.birthDate'?: string;
  'family.spouse.cprNumber'?: string;
  'family.spouse.residence'?: {
    accompanies: boolean;
    country: string;
  };
  'family.spouse.income'?: number;
  'family.marriageCertificate'?: {
    documentId: string;
  };
  'family.divorceOrDeathCertificate'?: {
    documentId: string;
  };
  'family.children'?: {
    name?: {
      familyName: string;
      givenNames: string;
    };
    birthDate?: string;
    accompanies?: boolean;
    birthCertificate?:
      | {
          documentId: string;
        }
      | {
          absent: 'notYetIssued' | 'cannotBeObtained' | 'bornInDenmark';
        };
    custody?: 'both' | 'applicant' | 'otherParent' | 'other' | 'mother' | 'father';
    otherParentConsent?: {
      documentId: string;
    };
  }[];
  'family.parents'?: {
    name: {
      familyName: string;
      givenNames: string;
    };
    birthDate?: string;
  }[];
  'family.churchMembership'?: 'member' | 'notMember' | 'unknown';
  'health.insuranceGroup'?: 1 | 2;
  'health.generalPractitioner'?: string;
  'tax.expectedAnnualIncome'?: number;
  'tax.otherIncome'?: {
    kind: string;
    amount: number;
  }[];
  'tax.commuting'?: {
    kmPerDay: number;
    daysPerYear: number;
  };
  'tax.otherDeductions'?: {
    kind: string;
    amount: number;
  }[];
  'tax.cardType'?: 'main' | 'secondary' | 'exemption';
  'tax.card'?: {
    withholdingRate: number;
    monthlyAllowance: number;
    validFrom: string;
  };
  'tax.liability'?: 'full' | 'limited';
  'tax.crossBorderElection'?: boolean;
  'tax.payoutAccount'?: {
    iban?: string;
    registrationNumber?: string;
    accountNumber?: string;
  };
  'declarations.truth'?: true;
  'declarations.dataSharing'?: true;
  'declarations.signature'?: {
    name: string;
    method: 'typed' | 'eid';
    signedAt: string;
  };
  'derived.stayWholeMonths'?: number | 'open';
  'derived.citizenshipGroup'?: 'danish' | 'nordic' | 'eu' | 'third';
  'derived.ageAtEntry'?: number | 'unknown';
}


export interface RemindersV1 {
  $schema?: string;
  morning: string;
  gather: number;
  reminders: {
    question: {
      after: string[];
      atMost: number;
    };
    deadline: {
      before: string[];
      atMost: number;
    };
    appointment: {
      before: string[];
      atMost: number;
    };
    draft: {
      after: string[];
      atMost: number;
    };
  };
}


export interface ReportsV1 {
  dossierVersion?: number;
  status?: 'acknowledged' | 'moreNeeded' | 'granted' | 'refused' | 'revoked';
  reason?: string;
  facts?: {
    [k: string]: unknown;
  };
  asksFor?: string[];
  appointment?: {
    kind?: string;
    place?: string;
    from?: string;
    to?: string;
    cancelled?: true;
  };
  registeredAt?: string;
  replaces?: {
    'identifiers.cprNumber'?: string;
  };
  appeal?: {
    body: string;
    until?: string;
    how?: string;
  };
}


export interface SiriDossierV1 {
  'identity.familyName': string;
  'identity.givenNames': string;
  'identity.middleName'?: string;
  'identity.formerNames': string[];
  'identity.birthDate': string;
  'identity.sex': 'female' | 'male' | 'unspecified';
  'identity.birthPlace': string;
  'identity.birthCountry': string;
  'identity.citizenship': string | null;
  'identity.otherCitizenships': string[];
  'identity.statelessOrRefugee'?: 'none' | 'stateless' | 'refugee';
  'identity.maritalStatus'?:
    | 'unmarried'
    | 'married'
    | 'divorced'
    | 'widowed'
    | 'registeredPartnership'
    | 'dissolvedPartnership'
    | 'survivingPartner';
  'identity.maritalStatusDate'?: string;
  'identity.photo': {
    documentId: string;
  };
  'travelDocument.type': 'passport' | 'nationalId' | 'refugeeTravelDocument' | 'alienPassport';
  'travelDocument.number': string;
  'travelDocument.issuingCountry': string;
  'travelDocument.issueDate': string;
  'travelDocument.expiryDate': string;
  'travelDocument.copy': {
    documentId: string;
  };
  'identifiers.cprNumber'?: string;
  'identifiers.siriPersonId'?: string;
  'identifiers.siriCaseOrderId'?: string;
  'contact.email'?: string;
  'contact.phone'?: string;
  'contact.language'?: string;
  'contact.representative'?: {
    name: string;
    email?: string;
    phone?: string;
  };
  'contact.powerOfAttorney'?: {
    documentId: string;
  };
  'origin.address': {
    lines: string[];
  };
  'origin.country': string;
  'stay.entryDate': string;
  'stay.intendedEnd': string;
  'stay.previousStays': {
    from: string;
    to: string;
    purpose: string;
  }[];
  'stay.otherCountryPermit'?: {
    documentId: string;
  };
  'address.street'?: string;
  'address.houseNumber'?: string;
  'address.floor'?: string;
  'address.door'?: string;
  'address.postalCode'?: string;
  'address.careOf'?: string;
  'address.protection'?: {
    wanted: boolean;
    until?: string;
  };
  'stay.ground': 'work' | 'selfEmployed' | 'study' | 'family' | 'ownMeans' | 'jobSeeker';
  'stay.scheme'?: 'payLimit' | 'positiveList' | 'fastTrack' | 'researcher' | 'guestResearcher' | 'other';
  'permit.number'?: string;
  'permit.validFrom'?: string;
  'permit.validTo'?: string;
  'permit.copy'?: {
    documentId: string;
  };
  'stay.ownFunds'?: {
    amount: number;
    proof: {
      documentId: string;
    };
  };
  'stay.criminalRecord'?: {
    convicted: boolean;
    details?: string;
  };
  'stay.feeReceipt'?: string;
  'employment.employerName'?: string;
  'employment.employerCvr'?: string;
  'employment.employerPNumber'?: string;
  'employment.workplaceAddress'?: {
    street: string;
    houseNumber: string;
    postalCode: string;
    city: string;
  };
  'employment.jobTitle'?: string;
  'employment.discoCode'?: string;
  'employment.startDate'?: string;
  'employment.endDate'?: string;
  'employment.weeklyHours'?: number;
  'employment.grossMonthlySalary'?: number;
  'employment.benefits'?: string[];
  'employment.contract'?: {
    documentId: string;
  };
  'employment.authorisation'?: {
    documentId: string;
  };
  'employment.posting'?: {
    homeEmployer: string;
    a1: {
      documentId: string;
    };
  };
  'study.institution'?: string;
  'study.programme'?: {
    name: string;
    level: string;
  };
  'study.startDate'?: string;
  'study.endDate'?: string;
  'study.enrolmentLetter'?: {
    documentId: string;
  };
  'study.educationHistory'?: {
    institution: string;
    degree: string;
    year: number;
  }[];
  'health.ehicCard'?: {
    documentId: string;
  };
  'family.spouse.name'?: {
    familyName: string;
    givenNames: string;
  };
  'family.spouse.birthDate'?: string;
  'family.spouse.cprNumber'?: string;
  'family.spouse.residence'?: {
    accompanies: boolean;
    country: string;
  };
  'family.marriageCertificate'?: {
    documentId: string;
  };
  'family.divorceOrDeathCertificate'?: {
    documentId: string;
  };
  'family.children'?: {
    name: {
      familyName: string;
      givenNames: string;
    };
    birthDate: string;
    accompanies: boolean;
    birthCertificate:
      | {
          documentId: string;
        }
      | {
          absent: 'notYetIssued' | 'cannotBeObtained' | 'bornInDenmark';
        };
    custody: 'both' | 'applicant' | 'otherParent' | 'other' | 'mother' | 'father';
    otherParentConsent?: {
      documentId: string;
    };
  }[];
  'family.parents'?: {
    name: {
      familyName: string;
      givenNames: string;
    };
    birthDate?: string;
  }[];
  'tax.payoutAccount'?: {
    iban?: string;
    registrationNumber?: string;
    accountNumber?: string;
  };
  'declarations.truth': true;
  'declarations.dataSharing': true;
  'declarations.signature': {
    name: string;
    method: 'typed' | 'eid';
    signedAt: string;
  };
  'derived.citizenshipGroup'?: 'danish' | 'nordic' | 'eu' | 'third';
  'derived.ageAtEntry'?: number | 'unknown';
}


export interface SiriReportsV1 {
  dossierVersion?: number;
  status?: 'acknowledged' | 'moreNeeded' | 'granted' | 'refused' | 'revoked';
  reason?: string;
  facts?: {
    'identity.familyName'?: string;
    'identity.givenNames'?: string;
    'identity.middleName'?: string;
    'identity.formerNames'?: string[];
    'identity.birthDate'?: string;
    'identity.sex'?: 'female' | 'male' | 'unspecified';
    'identity.birthPlace'?: string;
    'identity.birthCountry'?: string;
    'identity.citizenship'?: string | null;
    'identity.otherCitizenships'?: string[];
    'identity.statelessOrRefugee'?: 'none' | 'stateless' | 'refugee';
    'identity.maritalStatus'?:
      | 'unmarried'
      | 'married'
      | 'divorced'
      | 'widowed'
      | 'registeredPartnership'
      | 'dissolvedPartnership'
      | 'survivingPartner';
    'identity.maritalStatusDate'?: string;
    'identity.photo'?: {
      documentId: string;
    };
    'travelDocument.type'?: 'passport' | 'nationalId' | 'refugeeTravelDocument' | 'alienPassport';
    'travelDocument.number'?: string;
    'travelDocument.issuingCountry'?: string;
    'travelDocument.issueDate'?: string;
    'travelDocument.expiryDate'?: string;
    'travelDocument.copy'?: {
      documentId: string;
    };
    'identifiers.cprNumber'?: string;
    'identifiers.siriPersonId'?: string;
    'identifiers.siriCaseOrderId'?: string;
    'contact.email'?: string;
    'contact.phone'?: string;
    'contact.language'?: string;
    'contact.representative'?: {
      name: string;
      email?: string;
      phone?: string;
    };
    'contact.powerOfAttorney'?: {
      documentId: string;
    };
    'origin.address'?: {
      lines: string[];
    };
    'origin.country'?: string;
    'stay.entryDate'?: string;
    'stay.intendedEnd'?: string;
    'stay.previousStays'?: {
      from: string;
      to: string;
      purpose: string;
    }[];
    'stay.otherCountryPermit'?: {
      documentId: string;
    };
    'address.careOf'?: string;
    'address.protection'?: {
      wanted: boolean;
      until?: string;
    };
    'stay.ground'?: 'work' | 'selfEmployed' | 'study' | 'family' | 'ownMeans' | 'jobSeeker';
    'stay.scheme'?: 'payLimit' | 'positiveList' | 'fastTrack' | 'researcher' | 'guestResearcher' | 'other';
    'permit.number'?: string;
    'permit.validFrom'?: string;
    'permit.validTo'?: string;
    'permit.copy'?: {
      documentId: string;
    };
    'stay.ownFunds'?: {
      amount: number;
      proof: {
        documentId: string;
      };
    };
    'stay.criminalRecord'?: {
      convicted: boolean;
      details?: string;
    };
    'stay.feeReceipt'?: string;
    'employment.employerName'?: string;
    'employment.employerCvr'?: string;
    'employment.employerPNumber'?: string;
    'employment.workplaceAddress'?: {
      street: string;
      houseNumber: string;
      postalCode: string;
      city: string;
    };
    'employment.jobTitle'?: string;
    'employment.discoCode'?: string;
    'employment.startDate'?: string;
    'employment.endDate'?: string;
    'employment.weeklyHours'?: number;
    'employment.benefits'?: string[];
    'employment.contract'?: {
      documentId: string;
    };
    'employment.authorisation'?: {
      documentId: string;
    };
    'employment.posting'?: {
      homeEmployer: string;
      a1: {
        documentId: string;
      };
    };
    'study.institution'?: string;
    'study.programme'?: {
      name: string;
      level: string;
    };
    'study.startDate'?: string;
    'study.endDate'?: string;
    'study.enrolmentLetter'?: {
      documentId: string;
    };
    'study.educationHistory'?: {
      institution: string;
      degree: string;
      year: number;
    }[];
    'health.ehicCard'?: {
      documentId: string;
    };
    'family.spouse'?: {
      name?: {
        familyName: string;
        givenNames: string;
      };
      birthDate?: string;
      cprNumber?: string;
      residence?: {
        accompanies: boolean;
        country: string;
      };
    };
    'family.marriageCertificate'?: {
      documentId: string;
    };
    'family.divorceOrDeathCertificate'?: {
      documentId: string;
    };
    'family.children'?: {
      name?: {
        familyName: string;
        givenNames: string;
      };
      birthDate?: string;
      accompanies?: boolean;
      birthCertificate?:
        | {
            documentId: string;
          }
        | {
            absent: 'notYetIssued' | 'cannotBeObtained' | 'bornInDenmark';
          };
      custody?: 'both' | 'applicant' | 'otherParent' | 'other' | 'mother' | 'father';
      otherParentConsent?: {
        documentId: string;
      };
    }[];
    'family.parents'?: {
      name: {
        familyName: string;
        givenNames: string;
      };
      birthDate?: string;
    }[];
    'declarations.truth'?: true;
    'declarations.dataSharing'?: true;
    'declarations.signature'?: {
      name: string;
      method: 'typed' | 'eid';
      signedAt: string;
    };
  };
  asksFor?: string[];
  appointment?: {
    kind?: string;
    place?: string;
    from?: string;
    to?: string;
    cancelled?: true;
  };
  registeredAt?: string;
  replaces?: {
    'identifiers.cprNumber'?: string;
  };
  appeal?: {
    body: string;
    until?: string;
    how?: string;
  };
}


export interface TaxDossierV1 {
  'identity.familyName': string;
  'identity.givenNames': string;
  'identity.middleName'?: string;
  'identity.birthDate': string;
  'identity.sex': 'female' | 'male' | 'unspecified';
  'identity.birthPlace': string;
  'identity.birthCountry': string;
  'identity.citizenship': string | null;
  'identity.maritalStatus'?:
    | 'unmarried'
    | 'married'
    | 'divorced'
    | 'widowed'
    | 'registeredPartnership'
    | 'dissolvedPartnership'
    | 'survivingPartner';
  'identity.maritalStatusDate'?: string;
  'travelDocument.type': 'passport' | 'nationalId' | 'refugeeTravelDocument' | 'alienPassport';
  'travelDocument.number': string;
  'travelDocument.issuingCountry'?: string;
  'travelDocument.expiryDate': string;
  'travelDocument.copy': {
    documentId: string;
  };
  'identifiers.cprNumber'?: string;
  'identifiers.foreignPersonalId'?: {
    number: string;
    country: string;
  };
  'identifiers.foreignTin'?: {
    number: string;
    country: string;
  };
  'contact.email'?: string;
  'contact.phone'?: string;
  'contact.language'?: string;
  'contact.representative'?: {
    name: string;
    email?: string;
    phone?: string;
  };
  'contact.powerOfAttorney'?: {
    documentId: string;
  };
  'origin.address': {
    lines: string[];
  };
  'origin.country': string;
  'stay.entryDate': string;
  'stay.intendedEnd': string;
  'stay.previousStays'?: {
    from: string;
    to: string;
    purpose: string;
  }[];
  'address.street'?: string;
  'address.houseNumber'?: string;
  'address.floor'?: string;
  'address.door'?: string;
  'address.postalCode'?: string;
  'address.municipalityCode'?: string;
  'address.careOf'?: string;
  'address.housingProof'?: {
    documentId: string;
  };
  'address.homeAtDisposal': {
    inDenmark: boolean;
    abroad: boolean;
  };
  'address.protection'?: {
    wanted: boolean;
    until?: string;
  };
  'stay.ground': 'work' | 'selfEmployed' | 'study' | 'family' | 'ownMeans' | 'jobSeeker';
  'permit.number'?: string;
  'permit.validFrom'?: string;
  'permit.validTo'?: string;
  'permit.copy'?: {
    documentId: string;
  };
  'employment.employerName'?: string;
  'employment.employerCvr'?: string;
  'employment.employerSe'?: string;
  'employment.employerPNumber'?: string;
  'employment.workplaceAddress'?: {
    street: string;
    houseNumber: string;
    postalCode: string;
    city: string;
  };
  'employment.jobTitle'?: string;
  'employment.startDate'?: string;
  'employment.endDate'?: string;
  'employment.weeklyHours'?: number;
  'employment.grossMonthlySalary'?: number;
  'employment.benefits'?: string[];
  'employment.contract'?: {
    documentId: string;
  };
  'employment.posting'?: {
    homeEmployer: string;
    a1: {
      documentId: string;
    };
  };
  'employment.researcherScheme'?: boolean;
  'study.institution'?: string;
  'family.spouse.name'?: {
    familyName: string;
    givenNames: string;
  };
  'family.spouse.birthDate'?: string;
  'family.spouse.cprNumber'?: string;
  'family.spouse.residence'?: {
    accompanies: boolean;
    country: string;
  };
  'family.spouse.income'?: number;
  'family.marriageCertificate'?: {
    documentId: string;
  };
  'family.churchMembership'?: 'member' | 'notMember' | 'unknown';
  'tax.expectedAnnualIncome'?: number;
  'tax.otherIncome'?: {
    kind: string;
    amount: number;
  }[];
  'tax.commuting'?: {
    kmPerDay: number;
    daysPerYear: number;
  };
  'tax.otherDeductions'?: {
    kind: string;
    amount: number;
  }[];
  'tax.cardType'?: 'main' | 'secondary' | 'exemption';
  'tax.card'?: {
    withholdingRate: number;
    monthlyAllowance: number;
    validFrom: string;
  };
  'tax.liability'?: 'full' | 'limited';
  'tax.crossBorderElection'?: boolean;
  'tax.payoutAccount'?: {
    iban?: string;
    registrationNumber?: string;
    accountNumber?: string;
  };
  'declarations.truth': true;
  'declarations.dataSharing': true;
  'declarations.signature': {
    name: string;
    method: 'typed' | 'eid';
    signedAt: string;
  };
  'derived.citizenshipGroup'?: 'danish' | 'nordic' | 'eu' | 'third';
  'derived.ageAtEntry'?: number | 'unknown';
}


export interface TaxReportsV1 {
  dossierVersion?: number;
  status?: 'acknowledged' | 'moreNeeded' | 'granted' | 'refused' | 'revoked';
  reason?: string;
  facts?: {
    'identity.familyName'?: string;
    'identity.givenNames'?: string;
    'identity.middleName'?: string;
    'identity.birthDate'?: string;
    'identity.sex'?: 'female' | 'male' | 'unspecified';
    'identity.birthPlace'?: string;
    'identity.birthCountry'?: string;
    'identity.citizenship'?: string | null;
    'identity.maritalStatus'?:
      | 'unmarried'
      | 'married'
      | 'divorced'
      | 'widowed'
      | 'registeredPartnership'
      | 'dissolvedPartnership'
      | 'survivingPartner';
    'identity.maritalStatusDate'?: string;
    'travelDocument.type'?: 'passport' | 'nationalId' | 'refugeeTravelDocument' | 'alienPassport';
    'travelDocument.number'?: string;
    'travelDocument.issuingCountry'?: string;
    'travelDocument.expiryDate'?: string;
    'travelDocument.copy'?: {
      documentId: string;
    };
    'identifiers.cprNumber'?: string;
    'identifiers.foreignPersonalId'?: {
      number: string;
      country: string;
    };
    'identifiers.foreignTin'?: {
      number: string;
      country: string;
    };
    'contact.email'?: string;
    'contact.phone'?: string;
    'contact.language'?: string;
    'contact.representative'?: {
      name: string;
      email?: string;
      phone?: string;
    };
    'contact.powerOfAttorney'?: {
      documentId: string;
    };
    'origin.address'?: {
      lines: string[];
    };
    'origin.country'?: string;
    'stay.entryDate'?: string;
    'stay.intendedEnd'?: string;
    'stay.previousStays'?: {
      from: string;
      to: string;
      purpose: string;
    }[];
    'address.careOf'?: string;
    'address.homeAtDisposal'?: {
      inDenmark: boolean;
      abroad: boolean;
    };
    'address.protection'?: {
      wanted: boolean;
      until?: string;
    };
    'stay.ground'?: 'work' | 'selfEmployed' | 'study' | 'family' | 'ownMeans' | 'jobSeeker';
    'permit.number'?: string;
    'permit.validFrom'?: string;
    'permit.validTo'?: string;
    'permit.copy'?: {
      documentId: string;
    };
    'employment.employerName'?: string;
    'employment.employerCvr'?: string;
    'employment.employerSe'?: string;
    'employment.employerPNumber'?: string;
    'employment.workplaceAddress'?: {
      street: string;
      houseNumber: string;
      postalCode: string;
      city: string;
    };
    'employment.jobTitle'?: string;
    'employment.startDate'?: string;
    'employment.endDate'?: string;
    'employment.weeklyHours'?: number;
    'employment.grossMonthlySalary'?: number;
    'employment.benefits'?: string[];
    'employment.contract'?: {
      documentId: string;
    };
    'employment.posting'?: {
      homeEmployer: string;
      a1: {
        documentId: string;
      };
    };
    'employment.researcherScheme'?: boolean;
    'family.spouse'?: {
      name?: {
        familyName: string;
        givenNames: string;
      };
      birthDate?: string;
      cprNumber?: string;
      residence?: {
        accompanies: boolean;
        country: string;
      };
      income?: number;
    };
    'family.marriageCertificate'?: {
      documentId: string;
    };
    'family.churchMembership'?: 'member' | 'notMember' | 'unknown';
    'tax.expectedAnnualIncome'?: number;
    'tax.otherIncome'?: {
      kind: string;
      amount: number;
    }[];
    'tax.commuting'?: {
      kmPerDay: number;
      daysPerYear: number;
    };
    'tax.otherDeductions'?: {
      kind: string;
      amount: number;
    }[];
    'tax.cardType'?: 'main' | 'secondary' | 'exemption';
    'tax.card'?: {
      withholdingRate: number;
      monthlyAllowance: number;
      validFrom: string;
    };
    'tax.liability'?: 'full' | 'limited';
    'tax.crossBorderElection'?: boolean;
    'tax.payoutAccount'?: {
      iban?: string;
      registrationNumber?: string;
      accountNumber?: string;
    };
    'declarations.truth'?: true;
    'declarations.dataSharing'?: true;
    'declarations.signature'?: {
      name: string;
      method: 'typed' | 'eid';
      signedAt: string;
    };
  };
  asksFor?: string[];
  appointment?: {
    kind?: string;
    place?: string;
    from?: string;
    to?: string;
    cancelled?: true;
  };
  registeredAt?: string;
  replaces?: {
    'identifiers.cprNumber'?: string;
  };
  appeal?: {
    body: string;
    until?: string;
    how?: string;
  };
}
