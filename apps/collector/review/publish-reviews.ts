import type { ElementKind } from '#contracts';
import type { UnitOfWork } from '#messaging';
import { keyedHash } from '#secrecy';
import { Inject, Injectable } from '@nestjs/common';
import { v5 as uuidV5 } from 'uuid';
import type { Element, ShownElements } from '../case/elements.js';
import type { CaseReading } from '../case/read-case.js';
import type { Arrival, CaseRecord, FiledDossier, TakenBack } from '../case/record.js';
import { raiseRevisions, type StoredRecord } from '../store/records.js';
import { appendDisclosures, writeElements, writeFiled, writeSegments } from '../store/shown.js';
import { Store } from '../store/store.js';
import { HASH_KEY } from '../tokens.js';
import { emitElements, factElements, SOURCE } from './emit-elements.js';

/** What looking at one case again brought. */
export interface Review {
  record: StoredRecord;
  /** The record with the dossiers that were made and taken back. */
  after: CaseRecord;
  reading: CaseReading;
  made: readonly FiledDossier[];
  taken: readonly TakenBack[];
  shown: ShownElements;
}

interface Changed {
  element: Element;
  /** Null of what is shown no longer. */
  digest: string | null;
}

const READY = 'dk.ankomst.dossier.ready.v1';
const WITHDRAWN = 'dk.ankomst.dossier.withdrawn.v1';
/** What once happened is never taken off the screen. */
const LASTING: ReadonlySet<string> = new Set(['timeline', 'disclosure']);
/** Their ids name a day of somebody's life, or follow from one. */
const NAMED_BY_DAY: ReadonlySet<string> = new Set(['timeline', 'announced']);

/** Writes and emits what changed, all reviews of a transaction together. */
@Injectable()
export class PublishReviews {
  constructor(
    private readonly store: Store,
    @Inject(HASH_KEY) private readonly hashKey: Buffer,
  ) {}

  async publish(work: UnitOfWork, reviews: readonly Review[], now: Date): Promise<void> {
    await this.publishDossiers(work, reviews, now);
    await this.discloseWhatIsSent(work, reviews);
    await this.publishElements(work, reviews);
  }

  private async publishDossiers(work: UnitOfWork, reviews: readonly Review[], now: Date): Promise<void> {
    const rows = reviews.flatMap(({ record, made, taken }) =>
      [...taken.map(({ dossier }) => ({ ...dossier, withdrawn: true })), ...made].map((dossier) => ({
        residentId: record.arrival.residentId,
        dossier,
      })),
    );
    await writeFiled(this.store, work.sql, rows);
    for (const { record, made, taken } of reviews) {
      for (const dossier of made) this.emitReady(work, record, dossier, now);
      for (const one of taken) emitWithdrawn(work, record.arrival, one, now);
    }
  }

  private emitReady(work: UnitOfWork, { arrival, mayBeSameAs }: StoredRecord, dossier: FiledDossier, now: Date): void {
    const { data, absent, schemaVersion, agency, ended } = dossier;
    const problems = this.store.contracts.validateDossier(agency, schemaVersion, { ...data }, absent);
    if (problems.length > 0) {
      throw new Error(
        `a dossier for ${agency} does not hold its own schema: ${problems.map(({ path, code }) => `${path} ${code}`).join(', ')}`,
      );
    }
    const claims = dossier.claims.map(({ eventId: _, ...claim }) => claim);
    work.emit(`dossiers.${agency}`, {
      ...attributesOf(READY, arrival, dossier, now),
      data: {
        ...addressOf(arrival, dossier),
        schemaVersion,
        hash: keyedHash(this.hashKey, arrival.residentId, JSON.stringify([data, absent, claims, ended])),
        data,
        absent: [...absent],
        ...(claims.length > 0 && { claims }),
        ...(ended.length > 0 && { ended: [...ended] }),
        ...(mayBeSameAs.length > 0 && { mayBeSameAs: [...mayBeSameAs] }),
      },
    });
  }

  private async discloseWhatIsSent(work: UnitOfWork, reviews: readonly Review[]): Promise<void> {
    const disclosures = reviews.flatMap(({ record, shown }) =>
      shown.elements.flatMap(({ kind, id, body }) =>
        kind === 'disclosure' && body && !record.shown.has(`disclosure/${id}`)
          ? [{ residentId: record.arrival.residentId, disclosure: body }]
          : [],
      ),
    );
    await appendDisclosures(this.store, work.sql, disclosures);
  }

  private async publishElements(work: UnitOfWork, reviews: readonly Review[]): Promise<void> {
    const changes = reviews
      .map((review) => ({ review, changed: this.changed(review) }))
      .filter(({ review, changed }) => changed.length > 0 || review.record.changedFacts.length > 0);
    const revisions = await raiseRevisions(
      work.sql,
      changes.map(({ review }) => review.record.arrival.residentId),
    );
    await writeElements(
      work.sql,
      changes.flatMap(({ review, changed }) =>
        changed.map(({ element: { kind, id }, digest }) => ({
          residentId: review.record.arrival.residentId,
          ...{ kind, id, digest },
        })),
      ),
    );
    await writeSegments(
      work.sql,
      changes.map(({ review }) => ({ residentId: review.record.arrival.residentId, segments: review.shown.segments })),
    );
    for (const { review, changed } of changes) {
      const { arrival } = review.record;
      const version = revisions.get(arrival.residentId) as number;
      const facts = factElements(review.reading.profile, review.record.changedFacts);
      emitElements(work, arrival, version, [...facts, ...changed.map(({ element }) => element)]);
    }
  }

  private changed({ record, shown }: Review): Changed[] {
    const { residentId } = record.arrival;
    const elements = shown.elements.map((element) => this.secretName(residentId, element));
    const now = new Map(elements.map((element) => [`${element.kind}/${element.id}`, element]));
    const newer = [...now]
      .map(([key, element]) => ({ key, element, digest: this.digest(residentId, element) }))
      .filter(({ key, digest }) => record.shown.get(key) !== digest);
    const gone = [...record.shown.keys()].filter((key) => !now.has(key)).map(goneElement);
    const off = gone.filter(({ kind }) => !LASTING.has(kind)).map((element) => ({ element, digest: null }));
    return [...newer, ...off];
  }

  /** Ids are kept and told in the clear: where one would tell a day, or be found by trying days, it is a keyed hash. */
  private secretName(residentId: string, element: Element): Element {
    const { kind, id } = element;
    return NAMED_BY_DAY.has(kind) ? { ...element, id: keyedHash(this.hashKey, residentId, kind, id) } : element;
  }

  private digest(residentId: string, { body }: Element): string {
    return keyedHash(this.hashKey, residentId, JSON.stringify(body));
  }
}

function emitWithdrawn(work: UnitOfWork, arrival: Arrival, { dossier, reason }: TakenBack, now: Date): void {
  work.emit(`dossiers.${dossier.agency}`, {
    ...attributesOf(WITHDRAWN, arrival, dossier, now),
    data: { ...addressOf(arrival, dossier), reason },
  });
}

function attributesOf<T extends string>(type: T, arrival: Arrival, { agency, version }: FiledDossier, now: Date) {
  const { caseId, residentId: key } = arrival;
  const id = uuidV5(`${type}/${agency}/${version}`, caseId);
  return { id, source: SOURCE, type, subject: caseId, time: now.toISOString(), key };
}

function addressOf({ caseId, reference }: Arrival, { agency, recipient, version: dossierVersion }: FiledDossier) {
  return { caseId, reference, agency, recipient, dossierVersion };
}

function goneElement(key: string): Element {
  const slash = key.indexOf('/');
  return { kind: key.slice(0, slash) as ElementKind, id: key.slice(slash + 1), body: null };
}
