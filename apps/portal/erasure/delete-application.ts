import { CaseCopy } from '#case-copy';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Documents } from '../documents/documents.js';
import { Certificates } from './certificates.js';
import { casesOf, deleteRowsOf, keepCertificate, lockOrder } from './erased-rows.js';

export interface Erasure {
  /** ISO 8601, UTC. */
  readonly erasedAt: string;
  /** Signed: a compact JSON Web Signature. */
  readonly certificate: string;
}

/** The last step of an erasure: rows and files go, and what was done is certified. Done before, it answers the same. */
@Injectable()
export class DeleteApplication {
  constructor(
    private readonly copy: CaseCopy,
    private readonly documents: Documents,
    private readonly certificates: Certificates,
  ) {}

  async run(sql: EntityManager, applicationId: string): Promise<Erasure> {
    const { certificate: known, ...order } = await lockOrder(sql, applicationId);
    if (known !== undefined) return { erasedAt: order.at, certificate: known };
    await this.documents.forget(sql, [...(await this.documents.idsOf(sql, applicationId))], order.at);
    const elements = await this.copy.forget(sql, await casesOf(sql, applicationId));
    const deleted = { ...(elements > 0 && { case_element: elements }), ...(await deleteRowsOf(sql, applicationId)) };
    const certificate = await this.certificates.sign({ ...order, oldCopiesUntil: dayAfter(order.at), deleted });
    await keepCertificate(sql, order, certificate);
    return { erasedAt: order.at, certificate };
  }
}

export const dayAfter = (moment: string): string => new Date(Date.parse(moment) + 24 * 60 * 60_000).toISOString();
