import type { Contracts } from '#contracts';
import { shapeProblems } from '#http';
import { readChange, type Amendment } from '#intake';
import { textsInBoth } from '#texts';
import { AmendmentBody } from './amendment-body.js';

const { noSuchDay } = textsInBoth('apiProblem');

/** New or corrected facts after submission, as a body tells of them. */
export function readAmendment(contracts: Contracts, body: unknown): Amendment {
  const shape = shapeProblems(AmendmentBody, body);
  const { from, movers, reason, evidence, ...stated } = (shape.length === 0 ? (body ?? {}) : {}) as AmendmentBody;
  const change = readChange(contracts, shape.length === 0 ? stated : (body ?? {}));
  const wrongDay = from && !isDay(from) ? [{ path: 'from', code: 'wrongFormat', message: noSuchDay }] : [];
  return {
    change,
    ...(from && { from }),
    ...(movers && { movers }),
    ...(reason && { reason }),
    ...(evidence && { evidence: evidence.map(({ documentId }) => ({ documentId: documentId.toLowerCase() })) }),
    problems: [...shape, ...wrongDay, ...change.problems],
  };
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
