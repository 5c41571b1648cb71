import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { ZipFile } from 'yazl';
import { Documents } from '../documents/documents.js';
import { downloadOf, type HeldData } from '#held-data';

/** What is held with the documents as files, in one ZIP: a document is opened when its turn comes, one at a time. */
@Injectable()
export class Archive {
  constructor(
    private readonly dataSource: DataSource,
    private readonly documents: Documents,
  ) {}

  /** `beside`: further files, such as what is held written to be read. */
  of(data: HeldData, now: Date, beside: Readonly<Record<string, Uint8Array>> = {}): Readable {
    const zip = new ZipFile();
    const output = zip.outputStream as Readable;
    zip.on('error', (error: Error) => output.destroy(error));
    const json = Buffer.from(JSON.stringify(downloadOf(data, now), undefined, 2));
    zip.addBuffer(json, `ankomst-${data.person.reference}.json`, { mtime: now });
    for (const [name, bytes] of Object.entries(beside)) zip.addBuffer(Buffer.from(bytes), name, { mtime: now });
    for (const { documentId, file, keptAt } of data.documents) {
      if (file === undefined) continue;
      // Pictures and PDFs are packed already.
      zip.addReadStreamLazy(file, { mtime: new Date(keptAt), compress: false }, (give) => {
        this.bytesOf(documentId).then(
          (bytes) => give(null, Readable.from([bytes])),
          (error: Error) => give(error, Readable.from([])),
        );
      });
    }
    zip.end();
    return output;
  }

  /** Nothing of what was deleted since the list was made. */
  private async bytesOf(documentId: string): Promise<Buffer> {
    const found = await this.documents.open(this.dataSource.manager, documentId);
    return typeof found === 'object' ? found.bytes : Buffer.alloc(0);
  }
}
