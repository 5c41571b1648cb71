import type { Text } from '#contracts';
import { ProblemError, type FormFile, type ProblemKind } from '#http';
import { Injectable } from '@nestjs/common';
import { PDFDocument } from 'pdf-lib';
import { holdsPdf, mediaTypeOf, RefusedFile, isLocked } from '#files';
import { KeepDocument } from '../../applications/keep-document.js';
import { formFrom, overlaid, type Form } from '#pages';
import { formProblems, KeepFiles, type FormFields, type KeptFiles, type TypedForm } from '#fact-form';

type Kept = { documentId: string } | { problem: Text };

/** What is said at the field; the rest of the form is kept. */
const ABOUT_THE_FILE: ReadonlySet<string> = new Set<ProblemKind>(['invalidInput', 'documentsFull']);

/** Keeps the files of a form as documents of the application. Several files of a field are the pages of one document. */
@Injectable()
export class KeepAsDocuments extends KeepFiles {
  constructor(private readonly keepDocument: KeepDocument) {
    super();
  }

  async take({ applicationId, fields }: FormFields, form: Form): Promise<TypedForm> {
    const names = form.fileNames().filter((name) => fields.some(({ field }) => name.startsWith(`${field}.`)));
    const kept = await this.run(applicationId, form, names);
    const documents: Record<string, string> = {};
    for (const [name, file] of kept)
      if ('documentId' in file) documents[name.replace(/\.file$/, '.documentId')] = file.documentId;
    return { ...overlaid(form, formFrom(documents)), kept };
  }

  async run(applicationId: string, form: Form, fileFields: Iterable<string>): Promise<KeptFiles> {
    const kept = new Map<string, Kept>();
    for (const name of fileFields) {
      const files = form.files(name);
      if (files.length > 0) kept.set(name, await this.keep(applicationId, files));
    }
    return kept;
  }

  private async keep(applicationId: string, files: readonly FormFile[]): Promise<Kept> {
    if (files.some(({ tooLarge }) => tooLarge)) return { problem: formProblems.tooLarge };
    if (files.length > 1 && files.some(({ bytes }) => holdsPdf(bytes) && isLocked(bytes)))
      return { problem: formProblems.lockedPages };
    const unsafe = files.length > 1 ? await unsafePage(files) : undefined;
    if (unsafe) return { problem: unsafe };
    try {
      const whole = files.length === 1 ? files[0]! : await bind(files);
      if (!whole) return { problem: formProblems.pagesOfOneKind };
      const { documentId } = await this.keepDocument.run(applicationId, whole.bytes, whole.declaredType);
      return { documentId };
    } catch (error) {
      if (!(error instanceof ProblemError) || !ABOUT_THE_FILE.has(error.code)) throw error;
      return { problem: error.errors?.[0]?.message ?? error.detail };
    }
  }
}

/** What is not even opened to be bound: a picture of too many points takes all memory there is. */
async function unsafePage(files: readonly FormFile[]): Promise<Text | undefined> {
  for (const { bytes } of files) {
    const refused = await mediaTypeOf(bytes, '').catch((error: unknown) => error);
    if (refused instanceof RefusedFile && UNSAFE.has(refused.code)) return refused.text;
  }
  return undefined;
}

const UNSAFE: ReadonlySet<RefusedFile['code']> = new Set(['tooManyPoints', 'activeContent']);

/** One PDF of photos and PDFs, in their order; undefined where one of them is neither. */
async function bind(files: readonly FormFile[]): Promise<Pick<FormFile, 'bytes' | 'declaredType'> | undefined> {
  const pdf = await PDFDocument.create();
  try {
    for (const file of files) await add(pdf, file.bytes);
    return { bytes: Buffer.from(await pdf.save()), declaredType: 'application/pdf' };
  } catch {
    return undefined; // pdf-lib refuses what it cannot read with errors of many kinds
  }
}

async function add(pdf: PDFDocument, bytes: Buffer): Promise<void> {
  if (holdsPdf(bytes)) {
    const source = await PDFDocument.load(bytes);
    for (const page of await pdf.copyPages(source, source.getPageIndices())) pdf.addPage(page);
    return;
  }
  const image = bytes[0] === 0x89 ? await pdf.embedPng(bytes) : await pdf.embedJpg(bytes);
  const page = pdf.addPage([image.width, image.height]);
  page.drawImage(image, { x: 0, y: 0, width: image.width, height: image.height });
}
