import type { AskedField } from '#intake';
import type { FormFile } from '#http';
import { formFrom, type Form } from '#pages';
import { PDFDocument } from 'pdf-lib';
import type { KeepDocument } from '../../applications/keep-document.js';
import { KeepAsDocuments } from './keep-as-documents.js';

const lockedPdf = Buffer.from(
  jest.requireActual<Record<string, string>>('../../../../test/fixtures/locked-pdfs.json')[
    'revision 4, locked against changes'
  ]!,
  'base64',
);

describe('several files for one document', () => {
  const kept: { bytes: Buffer; type: string }[] = [];
  const keepFiles = new KeepAsDocuments({
    run: async (_: string, bytes: Buffer, type: string) => {
      kept.push({ bytes, type });
      return { documentId: 'd' };
    },
  } as unknown as KeepDocument);
  const formWith = (files: readonly Partial<FormFile>[]): Form => ({
    ...formFrom({}),
    files: () => files.map((file) => ({ bytes: Buffer.alloc(0), declaredType: '', tooLarge: false, ...file })),
  });
  const pdfOf = async (pages: number): Promise<Buffer> => {
    const pdf = await PDFDocument.create();
    for (let page = 0; page < pages; page += 1) pdf.addPage();
    return Buffer.from(await pdf.save());
  };

  it('are taken for the questions of the page, for one entry of a list too, and stand in the form as kept', async () => {
    const names = ['children[].consent.1.file', 'proof.paper.file', 'strange.file'];
    const form = { ...formWith([{ bytes: await pdfOf(1) }]), fileNames: () => names };
    const fields = ['children[].consent', 'proof'].map((field) => ({ field }) as AskedField);
    const taken = await keepFiles.take({ applicationId: 'a', fields }, form);
    expect(taken.names()).toEqual(['children[].consent.1.documentId', 'proof.paper.documentId']);
    expect(taken.text('proof.paper.documentId')).toBe('d');
  });

  it('are its pages, in their order', async () => {
    const form = formWith([{ bytes: await pdfOf(2) }, { bytes: await pdfOf(1) }]);
    expect((await keepFiles.run('a', form, ['x.file'])).get('x.file')).toEqual({ documentId: 'd' });
    expect(kept.at(-1)?.type).toBe('application/pdf');
    expect((await PDFDocument.load(kept.at(-1)!.bytes)).getPageCount()).toBe(3);
  });

  it('may begin with a line break', async () => {
    const after = Buffer.concat([Buffer.from('\r\n'), await pdfOf(1)]);
    await keepFiles.run('a', formWith([{ bytes: after }, { bytes: after }]), ['x.file']);
    expect((await PDFDocument.load(kept.at(-1)!.bytes)).getPageCount()).toBe(2);
  });

  it.each([
    [
      'one of them is neither photo nor PDF',
      [{ bytes: Buffer.from('hello') }, { bytes: Buffer.from('world') }],
      /photos/,
    ],
    ['one is too large', [{ tooLarge: true }], /20 MB/],
    ['one is a locked PDF', [{ bytes: lockedPdf }, { bytes: lockedPdf }], /without the lock/],
  ])('are refused with the remedy when %s', async (_, files, remedy) => {
    const before = kept.length;
    const found = (await keepFiles.run('a', formWith(files), ['x.file'])).get('x.file');
    expect(found).toMatchObject({ problem: { en: expect.stringMatching(remedy) } });
    expect(kept).toHaveLength(before);
  });
});
