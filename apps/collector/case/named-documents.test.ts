import { namedDocuments } from './named-documents.js';
import type { FiledDossier } from './record.js';

const passport = '0198f3a0-7c1e-7000-8000-000000000001';
const birth = '0198f3a0-7c1e-7000-8000-000000000002';
const lease = '0198f3a0-7c1e-7000-8000-000000000003';

function filed(agency: string, recipient: string, content: Partial<FiledDossier>): FiledDossier {
  const nothing = { absent: [], answers: [], claims: [], ended: [], data: {} };
  return { ...nothing, agency, recipient, version: 1, schemaVersion: 'v1', filedAt: '', withdrawn: false, ...content };
}

describe('the documents that an agency may read', () => {
  const copy = { 'travelDocument.copy': { documentId: passport } };

  it('are those that its own dossiers name, in a list and as evidence too', () => {
    const claim = { evidence: [{ documentId: lease }] } as unknown as FiledDossier['claims'][number];
    const children = { 'family.children': [{ givenNames: 'Ida', birthCertificate: { documentId: birth } }] };
    const record = {
      filed: [
        filed('siri', 'siri', { data: copy }),
        filed('municipality', '0101', { data: children, claims: [claim] }),
        filed('tax', 'skattestyrelsen', { data: { 'identity.familyName': passport } }),
      ],
    };
    expect(namedDocuments(record)).toEqual([
      { agency: 'siri', documentId: passport, recipients: ['siri'] },
      { agency: 'municipality', documentId: birth, recipients: ['0101'] },
      { agency: 'municipality', documentId: lease, recipients: ['0101'] },
    ]);
  });

  it('are those of every recipient that has a dossier, and of none from which it was taken back', () => {
    const moved = [
      filed('municipality', '0751', { data: copy, version: 2 }),
      filed('municipality', '0101', { data: copy }),
    ];
    const recipientsOf = (dossiers: FiledDossier[]) => namedDocuments({ filed: dossiers }).map((one) => one.recipients);
    expect(recipientsOf(moved)).toEqual([['0101', '0751']]);
    expect(recipientsOf(moved.map((one) => ({ ...one, withdrawn: one.recipient === '0101' })))).toEqual([['0751']]);
    expect(recipientsOf(moved.map((one) => ({ ...one, withdrawn: true })))).toEqual([]);
  });
});
