import type { FiledDossier } from './record.js';
import type { Scene } from './scene.js';
import { summarise, type ReportSummary } from './report-summary.js';

/** An organisation that was responsible before a move. */
export interface FormerPart {
  recipient: string;
  /** The last that it was made ready. */
  last: FiledDossier;
  summary: ReportSummary;
  /** It decided, and its register is claimed against: it stays until that is answered. */
  isKept: boolean;
  /** Who moves is its resident until the day of the move. */
  isStillResponsible: boolean;
  /** It was told that it is responsible no longer. */
  wasWithdrawn: boolean;
}

export function formerOf(
  scene: Scene,
  agency: string,
  recipient: string | undefined,
  filed: readonly FiledDossier[],
): FormerPart[] {
  if (recipient === undefined) return [];
  const { record, rules, claims, today } = scene;
  const { recipient: named } = rules.contracts.process(agency);
  const isClaimed = 'path' in named && claims.has(rules.contracts.getPath(named.path).fact);
  const others = [...new Set(filed.map((one) => one.recipient))].filter((one) => one !== recipient);
  return others.map((other) => {
    const own = record.said.filter((one) => one.agency === agency && one.recipient === other);
    const summary = summarise(own, filed);
    const last = filed.findLast((one) => one.recipient === other)!;
    return {
      recipient: other,
      last,
      summary,
      isKept: isClaimed && summary.decision !== undefined,
      isStillResponsible: today !== undefined && recipientOf(today, agency) === other,
      wasWithdrawn: last.withdrawn && own.some(({ by, status }) => by === 'connector' && status === 'withdrawn'),
    };
  });
}

export function recipientOf({ rules, given }: Scene, agency: string): string | undefined {
  const { recipient } = rules.contracts.process(agency);
  if ('id' in recipient) return recipient.id;
  const value = given.values.get(recipient.path);
  return typeof value === 'string' ? value : undefined;
}
