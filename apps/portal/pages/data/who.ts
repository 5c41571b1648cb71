import { whoIs } from '../visit/person-name.js';
import type { OwnVisit } from '../visit/visits.js';
import { textsIn } from '#texts';

const dataWords = textsIn('data');

export function titleOf(visit: OwnVisit, { place }: { place: number }): string {
  const words = dataWords(visit);
  return place === 0 ? words.title : words.titleOf({ name: whoIs(visit.application, place, visit.language) });
}
