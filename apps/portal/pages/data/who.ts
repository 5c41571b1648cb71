import { whoIs } from '../facts/person-name.js';
import type { OwnVisit } from '../visit/visit.js';
import { dataWords } from './data-words.js';

export function titleOf(visit: OwnVisit, { place }: { place: number }): string {
  const words = dataWords(visit);
  return place === 0 ? words.title : words.titleOf(whoIs(visit.application, place, visit.language));
}
