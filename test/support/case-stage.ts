import { contracts, type Json } from '#contracts';
import { createNeeds } from '#needs';
import { standing, type Fact } from '#profile';
import { readCase, type CaseReading } from '../../apps/collector/case/read-case.js';
import type { CaseRecord, FiledDossier, AgencyReport } from '../../apps/collector/case/record.js';
import { readPersonas } from '../../apps/hub/demo/personas.js';

export const TODAY = '2026-11-20';

/** A case on a stage: facts, statements and time are given by hand, dossiers are filed and taken back as it says. */
export class CaseStage {
  record: CaseRecord;
  private clock = Date.parse(`${TODAY}T08:00:00.000Z`);
  private count = 0;

  constructor(
    answers: Json,
    private readonly rules = { contracts, needs: createNeeds(contracts) },
  ) {
    this.record = {
      arrival: {
        caseId: '01990000-0000-7000-8000-000000000001',
        residentId: '01990000-0000-7000-8000-000000000002',
        reference: 'AK-TEST-0001',
        applicationId: '01990000-0000-7000-8000-000000000003',
        householdId: '01990000-0000-7000-8000-000000000004',
        relation: 'applicant',
        channel: 'web',
        submittedAt: this.now(),
      },
      facts: [],
      said: [],
      filed: [],
      withdrawals: [],
      restrictions: [],
      amendments: [],
    };
    this.tell(answers);
  }

  static of(persona: string, today = TODAY): CaseStage {
    const [found] = readPersonas(today, [persona]);
    return new CaseStage(withDocuments(found!.answers));
  }

  now(): string {
    return new Date(this.clock).toISOString();
  }

  pass(days: number): this {
    this.clock += days * 86_400_000;
    return this;
  }

  /** The resident states these answers, nested by path. */
  tell(answers: Json, source = 'resident'): this {
    const { facts, problems } = this.rules.contracts.validateAnswers(answers);
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    return this.state(
      [...facts].map(([path, value]) => ({ path, value })),
      source,
    );
  }

  /** The resident takes back what they said. */
  retract(paths: readonly string[]): this {
    return this.state(
      paths.map((path) => ({ path, retracted: true })),
      'resident',
    );
  }

  state(
    facts: readonly Pick<Fact, 'path' | 'value' | 'validFrom' | 'retracted'>[],
    source: string,
    eventId = this.tick(),
  ): this {
    const stated = facts.map((fact, index) => ({
      ...fact,
      eventId,
      index,
      source,
      assurance: source === 'resident' ? ('selfDeclared' as const) : ('authoritative' as const),
      observedAt: this.now(),
    }));
    this.record = { ...this.record, facts: standing(this.rules.contracts, [...this.record.facts, ...stated]) };
    return this;
  }

  /** Reads the case, and files and takes back what the reading says. */
  read(): CaseReading {
    const reading = readCase(this.rules, this.record, new Date(this.clock));
    const readings = [...reading.agencies.values()];
    const taken = readings.flatMap(({ toWithdraw }) => toWithdraw);
    const made = readings.flatMap(({ toFile }) => toFile);
    const isTaken = (one: FiledDossier): boolean => taken.some(({ dossier }) => dossier === one);
    const kept = this.record.filed.map((one) => (isTaken(one) ? { ...one, withdrawn: true } : one));
    this.record = { ...this.record, filed: [...kept, ...made] };
    return reading;
  }

  statuses(): Record<string, string> {
    return Object.fromEntries([...this.read().agencies].map(([agency, { state }]) => [agency, state.status]));
  }

  filed(agency: string): FiledDossier[] {
    return this.record.filed.filter((one) => one.agency === agency);
  }

  /** The agency reports, and what it states becomes facts of its own. */
  report(agency: string, said: Partial<AgencyReport>): this {
    const eventId = this.tick();
    this.say(agency, 'agency', { ...said, eventId });
    const facts = Object.entries(said.facts ?? {}).map(([path, value]) => {
      const replaces = said.replaces?.[path];
      return { path, value, ...(replaces !== undefined && { replaces }) };
    });
    return this.state(facts, agency, eventId);
  }

  /** @param recipient where it is not the one that has the case now */
  deliver(agency: string, status: AgencyReport['status'], because?: AgencyReport['because'], recipient?: string): this {
    const eventId = this.tick();
    const dossierVersion = this.filed(agency).at(-1)?.version;
    const more = { ...(because && { because }), ...(recipient && { recipient }) };
    return this.say(agency, 'connector', { eventId, status, dossierVersion, ...more });
  }

  withdraw(agency?: string): this {
    this.clock += 1;
    this.record = {
      ...this.record,
      withdrawals: [...this.record.withdrawals, { eventId: this.id(), agency, at: this.now() }],
    };
    return this;
  }

  restrict(restricted = true): this {
    this.clock += 1;
    this.record = {
      ...this.record,
      restrictions: [...this.record.restrictions, { eventId: this.id(), at: this.now(), restricted }],
    };
    return this;
  }

  private say(
    agency: string,
    by: AgencyReport['by'],
    said: Partial<AgencyReport> & Pick<AgencyReport, 'eventId'>,
  ): this {
    const recipient = this.filed(agency).at(-1)?.recipient ?? agency;
    const one: AgencyReport = { by, agency, recipient, time: this.now(), ...said };
    this.record = { ...this.record, said: [...this.record.said, one] };
    return this;
  }

  /** A moment later, the id of what happens then. */
  private tick(): string {
    this.clock += 1;
    return this.id();
  }

  private id(): string {
    this.count += 1;
    return `01990000-0000-7000-9000-${String(this.count).padStart(12, '0')}`;
  }
}

/** In the files a document is named; on the stage it was uploaded. */
export function withDocuments(value: Json): Json {
  if (Array.isArray(value)) return value.map(withDocuments);
  if (value === null || typeof value !== 'object') return value;
  if ('$document' in value) return { documentId: '01990000-0000-7000-8000-00000000000d' };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withDocuments(item)]));
}
