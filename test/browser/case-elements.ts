/** What the collector shows of a case, made by hand. */
export interface Element {
  kind: string;
  id: string;
  version: number;
  body: unknown;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const element = (kind: string, id: string, body: unknown): Element => ({ kind, id, version: 1, body });
export const agency = (id: string, status: string, more: object = {}): Element =>
  element('agency', id, { status, missing: [], waitingFor: [], deadlines: [], ...more });
/** @param recipient which of its kind, where that matters */
export const said = (agencyId: string, event: string, at: string, recipient?: string): Element =>
  element('timeline', `${agencyId} ${event} ${at}`, {
    at,
    agency: agencyId,
    ...(recipient && { recipient }),
    event,
    text: { da: `${event} (${agencyId})`, en: `${event} (${agencyId})` },
  });

/** Moments around now, as the collector writes them. */
export const around =
  (now: Date) =>
  (hours: number): string =>
    new Date(now.getTime() + hours * HOUR).toISOString();
export const dayAround = (now: Date, days: number): string =>
  new Date(now.getTime() + days * DAY).toISOString().slice(0, 10);

export const appointment = (from: string, to: string, saidAt: string, more: object = {}): object => ({
  kind: 'attendance',
  place: 'Borgerservice, Nyropsgade 1, 1602 København V',
  from,
  to,
  saidAt,
  ...more,
});

export const reached = (id: string, at: string, recipient?: string): Element[] => [
  said(id, 'delivered', at, recipient),
  said(id, 'acknowledged', at, recipient),
];
export const granted = (at: string): object => ({ outcome: { result: 'granted', at, facts: {} } });
export const copenhagen = { recipient: '0101' };
