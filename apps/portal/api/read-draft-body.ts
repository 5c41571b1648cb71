import type { Contracts } from '#contracts';
import { shapeProblems } from '#http';
import { readDraftChange, type DraftChange } from '#intake';
import type { ClassConstructor } from 'class-transformer';
import type { ChangeDraftBody } from './application-body.js';

/** What a body says of a draft, with all that is wrong with it by itself. */
export function readDraftBody<T extends ChangeDraftBody>(
  contracts: Contracts,
  Body: ClassConstructor<T>,
  body: unknown,
): DraftChange & Required<Pick<DraftChange, 'problems'>> {
  const change = readDraftChange(contracts, body);
  return { ...change, problems: [...shapeProblems(Body, body), ...change.problems] };
}
