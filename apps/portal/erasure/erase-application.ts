import { CaseCopy } from '#case-copy';
import type { Clock } from '#clock';
import type { Contracts, Text } from '#contracts';
import { ProblemError } from '#http';
import type { KeyStore } from '#key-store';
import { HUB } from '#service';
import { textsInBoth } from '#texts';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { Transactions } from '../applications/transactions.js';
import { Documents } from '../documents/documents.js';
import { CLOCK, CONTRACTS, KEYS } from '../ground/tokens.js';
import { AskLaw } from './ask-law.js';
import { Certificates } from './certificates.js';
import {
  casesOf,
  deleteRowsOf,
  keepCertificate,
  keepOrder,
  lockOrder,
  residentsOf,
  type Order,
} from './erased-rows.js';
import type { Erasable } from './when-erasable.js';

const says = textsInBoth('erasureProblem');

export interface Erasure {
  /** ISO 8601, UTC. */
  readonly erasedAt: string;
  /** Signed: a compact JSON Web Signature. */
  readonly certificate: string;
}

/**
 * Command: destroys the keys of everybody in an application, so that nothing of them opens again wherever it lies, and deletes
 * what the portal keeps of them. What it did is certified. It is ordered first: what a crash breaks off is finished later.
 */
@Injectable()
export class EraseApplication {
  private readonly purposes: readonly string[];

  constructor(
    @Inject(CONTRACTS) { agencies }: Contracts,
    @Inject(KEYS) private readonly keys: KeyStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly law: AskLaw,
    private readonly copy: CaseCopy,
    private readonly documents: Documents,
    private readonly certificates: Certificates,
  ) {
    this.purposes = [HUB, ...agencies];
  }

  /** @throws ProblemError 404 where there is none; 409 while the law keeps it, with section and day */
  async run(applicationId: string): Promise<Erasure> {
    await this.transactions.onHousehold(applicationId, async (work, application) => {
      refuseKept(await this.law.whenErasable(application, work.now()));
      const remains = await this.law.remainsOf(application);
      await keepOrder(work.sql, applicationId, { ...(await this.begin(work.sql, applicationId, work.now())), remains });
    });
    return this.finish(applicationId);
  }

  /** Of people whose keys are destroyed, and who came back with an old copy of the database: what it says opens no more. */
  async again(applicationId: string): Promise<Erasure> {
    await this.transactions.run(async ({ sql }) =>
      keepOrder(sql, applicationId, await this.begin(sql, applicationId, this.clock.now().toISOString())),
    );
    return this.finish(applicationId);
  }

  /** Carries out what was ordered, as far as that is not done yet. The keys first: what a crash leaves behind opens no more. */
  async finish(applicationId: string): Promise<Erasure> {
    const residents = await residentsOf(this.dataSource.manager, applicationId);
    for (const residentId of residents) await this.keys.erase(residentId, this.purposes, this.clock.now());
    return this.transactions.run(({ sql }) => this.delete(sql, applicationId), residents);
  }

  /** Whose keys there are to destroy, or were before. */
  private async begin(sql: EntityManager, applicationId: string, at: string): Promise<Order> {
    const residents = await residentsOf(sql, applicationId);
    const destroyed = residents.map((residentId) => {
      const purposes = this.keys.purposesOf(residentId).filter((purpose) => this.purposes.includes(purpose));
      return { residentId, purposes };
    });
    return { id: uuidV7(), at, destroyed };
  }

  private async delete(sql: EntityManager, applicationId: string): Promise<Erasure> {
    const { certificate: known, ...order } = await lockOrder(sql, applicationId);
    if (known !== undefined) return { erasedAt: order.at, certificate: known };
    await this.documents.forget(sql, [...(await this.documents.idsOf(sql, applicationId))], order.at);
    const elements = await this.copy.forget(sql, await casesOf(sql, applicationId));
    const deleted = { ...(elements > 0 && { case_element: elements }), ...(await deleteRowsOf(sql, applicationId)) };
    const certificate = await this.certificates.sign({ ...order, deleted });
    await keepCertificate(sql, order, certificate);
    return { erasedAt: order.at, certificate };
  }
}

/** @throws ProblemError 409 */
function refuseKept(erasable: Erasable): void {
  const detail = whyKept(erasable);
  if (detail) throw new ProblemError('conflict', { detail });
}

/** In a sentence with section and day; undefined where it is kept no longer. */
export function whyKept(erasable: Erasable): Text | undefined {
  if (erasable.when === 'now') return undefined;
  const { law, keeps } = erasable.rule;
  const sections = law.map(({ law: act, section }) => `${act}, ${section}`).join('; ');
  if (erasable.when === 'from') return says.keptUntil({ day: erasable.day, sections });
  return says.undecided({ days: daysOf(keeps), sections });
}

const daysOf = (keeps: string): string => keeps.slice(1, -1); // the schema lets whole days pass only
