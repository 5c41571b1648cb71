import { whoIs } from '../visit/person-name.js';
import { dataWords } from '#held-data';
import type { OwnVisit } from '../visit/visits.js';

export function titleOf(visit: OwnVisit, { place }: { place: number }): string {
  const words = dataWords(visit);
  return place === 0 ? words.title : words.titleOf(whoIs(visit.application, place, visit.language));
}
