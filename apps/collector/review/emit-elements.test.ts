import type { UnitOfWork } from '#messaging';
import { emitElements } from './emit-elements.js';

interface Emitted {
  id: string;
  data: { elements: { id: string; version: number }[] };
}

const arrival = {
  ...{ caseId: '0198f3a0-7c1e-7000-8000-000000000063', residentId: 'r', reference: 'AK-1111-2222', applicationId: 'a' },
  ...{
    householdId: 'h',
    relation: 'applicant' as const,
    channel: 'web' as const,
    submittedAt: '2026-11-22T09:30:00.000Z',
  },
} as const;

function emitted(count: number): Emitted[] {
  const events: Emitted[] = [];
  const work = { emit: (_: string, event: Emitted) => events.push(event) } as unknown as UnitOfWork;
  emitElements(
    work,
    arrival,
    7,
    Array.from({ length: count }, (_, index) => ({ kind: 'earlier', id: String(index), body: null })),
  );
  return events;
}

describe('what changed of a case', () => {
  it('is one event, as long as its schema lets one hold it', () => {
    expect(emitted(1_000)).toHaveLength(1);
    expect(emitted(0)).toEqual([]);
  });

  it('is several beyond that, each with an id of its own that follows from the same cause', () => {
    const events = emitted(2_001);
    expect(events.map(({ data }) => data.elements.length)).toEqual([1_000, 1_000, 1]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(3);
    expect(emitted(2_001)).toEqual(events);
    expect(events.flatMap(({ data }) => data.elements.map(({ id }) => Number(id)))).toEqual([...Array(2_001).keys()]);
  });
});
