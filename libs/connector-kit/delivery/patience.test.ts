import { backoffMs, LONGEST_ABSENCE_PAUSE_MS } from './backoff.js';
import { Circuit } from './circuit.js';
import { documentsOf } from './documents.js';

describe('the pause between tries', () => {
  it('grows to a minute, and the first tries come within half a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 1000].map((attempts) => backoffMs(attempts, 0))).toEqual([
      500, 1000, 2000, 4000, 8000, 15_000, 30_000, 60_000, 60_000, 60_000,
    ]);
    expect([1, 2, 3, 4, 5].reduce((sum, attempts) => sum + backoffMs(attempts, 0), 0)).toBeLessThan(30_000);
  });

  it('stops growing at a quarter of a minute for an agency that is away, so that its return is found', () => {
    const pauses = [5, 6, 7, 1000].map((attempts) => backoffMs(attempts, 0, LONGEST_ABSENCE_PAUSE_MS));
    expect(pauses).toEqual([8000, 15_000, 15_000, 15_000]);
  });

  it('is shortened by chance, so that what failed together comes back apart', () => {
    expect(backoffMs(4, 0.5)).toBe(3600);
    expect(backoffMs(4, 0.999)).toBeGreaterThanOrEqual(3200);
  });
});

describe('the circuit of an agency', () => {
  it('is closed until five failures in a row, then lets one try through after each pause', () => {
    const circuit = new Circuit(4, () => 0);
    for (let failures = 0; failures < 4; failures += 1) circuit.failed(0);
    expect([circuit.open, circuit.room(0, 1)]).toEqual([false, 3]);
    circuit.failed(0);
    expect([circuit.open, circuit.room(499, 0), circuit.room(500, 0), circuit.room(500, 1)]).toEqual([true, 0, 1, 0]);
  });

  it('never pauses for more than a quarter of a minute', () => {
    const circuit = new Circuit(4, () => 0);
    for (let failures = 0; failures < 100; failures += 1) circuit.failed(0);
    expect([circuit.room(14_999, 0), circuit.room(15_000, 0)]).toEqual([0, 1]);
  });

  it('closes with the first success, and says that it had been open', () => {
    const circuit = new Circuit(4, () => 0);
    for (let failures = 0; failures < 5; failures += 1) circuit.failed(0);
    expect([circuit.succeeded(), circuit.succeeded(), circuit.room(0, 0)]).toEqual([true, false, 4]);
  });
});

describe('the documents of a dossier', () => {
  it('are found at any depth, each once, with the path they stand under', () => {
    const data = {
      'travelDocument.copy': { documentId: 'a' },
      'stay.ownFunds': { amount: 1, proof: { documentId: 'b' } },
      'family.children': [{ birthCertificate: { documentId: 'c' } }, { birthCertificate: { documentId: 'a' } }],
      'identity.citizenship': null,
    };
    const documents = documentsOf({ data });
    expect(documents.map(({ documentId }) => documentId).sort()).toEqual(['a', 'b', 'c']);
    expect(documents).toContainEqual({ path: 'stay.ownFunds', documentId: 'b' });
  });

  it('include the papers that a claim rests on, and those that are claimed', () => {
    const said = { observedAt: '2026-11-22T09:30:00.000Z', source: 'resident' };
    const claims = [
      { ...said, path: 'identity.maritalStatus', claimed: 'unmarried', evidence: [{ documentId: 'd' }] },
      { ...said, path: 'address.housingProof', claimed: { documentId: 'e' }, registered: { documentId: 'f' } },
    ];
    expect(documentsOf({ data: { 'address.housingProof': { documentId: 'e' } }, claims })).toEqual([
      { path: 'address.housingProof', documentId: 'e' },
      { path: 'identity.maritalStatus', documentId: 'd' },
      { path: 'address.housingProof', documentId: 'f' },
    ]);
  });
});
