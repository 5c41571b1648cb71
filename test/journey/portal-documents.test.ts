import { v7 as uuidv7 } from 'uuid';
import { eventually } from '../support/eventually.js';
import { PortalStage } from './portal-stage.js';

jest.setTimeout(60_000);

let stage: PortalStage;
beforeAll(async () => {
  stage = await PortalStage.open();
});
afterAll(() => stage.close());

const passport = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 1/Root 1 0 R>>\nstartxref\n42\n%%EOF\n',
);

describe('a document', () => {
  test('is known by its own bytes, belongs to its application and is named in answers', async () => {
    const opened = await stage.draft();
    const { status, body } = await stage.upload(opened, passport);
    expect([status, body]).toEqual([
      201,
      {
        documentId: expect.any(String),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        mediaType: 'application/pdf',
        bytes: passport.length,
      },
    ]);
    const answers = { travelDocument: { copy: { documentId: body.documentId } } };
    const patch = (of: typeof opened) =>
      stage.call('PATCH', `/applications/${of.applicationId}`, { answers }, { token: of.accessToken });
    expect((await patch(opened)).body).toMatchObject({ answers, documents: [body] });
    expect((await patch(await stage.draft())).status).toBe(422);
  });

  const refused: Record<string, [status: number, code: string, bytes: Buffer, type: string]> = {
    'of a lying type': [422, 'lyingType', passport, 'image/png'],
    'that is empty': [422, 'emptyFile', Buffer.alloc(0), 'application/pdf'],
    'that is truncated': [422, 'truncatedFile', passport.subarray(0, passport.length - 20), 'application/pdf'],
    'that is a program': [422, 'unsupportedType', Buffer.from('MZ\u0090\u0000\u0003'), 'application/pdf'],
    'from a phone (HEIC)': [
      422,
      'unsupportedType',
      Buffer.from('\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic', 'latin1'),
      'image/heic',
    ],
  };
  test.each(Object.entries(refused))('%s is refused with the remedy', async (_what, [status, code, bytes, type]) => {
    const answer = await stage.upload(await stage.draft(), bytes, 'passport.pdf', type);
    expect([answer.status, answer.problem.errors]).toEqual([
      status,
      [{ path: 'file', code, message: { da: expect.any(String), en: expect.any(String) } }],
    ]);
  });

  test('of 20 MB is taken, of 21 MB not', async () => {
    const opened = await stage.draft();
    const sized = (megabytes: number): Buffer =>
      Buffer.concat([Buffer.alloc(megabytes * 1024 * 1024 - passport.length, '%'), passport]);
    const whole = (megabytes: number): Buffer => {
      const bytes = sized(megabytes);
      passport.copy(bytes, 0, 0, 9);
      return bytes;
    };
    expect((await stage.upload(opened, whole(20))).status).toBe(201);
    const tooLarge = await stage.upload(opened, whole(21));
    expect([tooLarge.status, tooLarge.problem.type]).toEqual([413, 'urn:ankomst:problem:fileTooLarge']);
  });

  test('needs the field file, as multipart/form-data', async () => {
    const opened = await stage.draft();
    expect(
      (await stage.upload(opened, passport, 'a.pdf', 'application/pdf', 'picture')).problem.errors?.[0]?.path,
    ).toBe('file');
    const path = `/applications/${opened.applicationId}/documents`;
    expect((await stage.call('POST', path, { file: 'x' }, { token: opened.accessToken })).status).toBe(415);
    expect((await stage.call('POST', '/applications', new FormData())).status).toBe(415);
  });

  test('is given to the connector of an agency whose dossiers name it, as long as one does', async () => {
    const opened = await stage.draft();
    const { body } = await stage.upload(opened, passport);
    const { caseId } = (await stage.submit(opened)).body;
    const documentId = body.documentId as string;
    const read = (agency: string, id = documentId) =>
      stage.call('GET', `/internal/documents/${id}`, undefined, {
        token: stage.ground().documentsToken(agency).current,
      });
    const name = (version: number, named: boolean) =>
      stage.show(caseId, [
        {
          ...{ kind: 'document', id: `tax/${documentId}`, version },
          body: named ? { agency: 'tax', documentId, recipients: ['skattestyrelsen'] } : null,
        },
      ]);
    expect((await read('tax')).status).toBe(404);
    await name(1, true);
    await eventually(async () => expect((await read('tax')).status).toBe(200));
    const given = await read('tax');
    expect([given.type, given.text]).toEqual(['application/pdf', passport.toString()]);
    expect((await read('siri')).status).toBe(404);
    expect((await read('tax', uuidv7())).status).toBe(404);
    expect((await read('library')).status).toBe(401);
    expect((await stage.call('GET', `/internal/documents/${documentId}`)).status).toBe(401);
    await name(2, false);
    await eventually(async () => expect((await read('tax')).status).toBe(404));
  });

  test.each([
    ['cut short', '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n%PDF', '; boundary=x'],
    ['without its boundary', '--x--', ''],
  ])('%s is the sender’s to send again', async (_what, body, boundary) => {
    const { applicationId, accessToken: token } = await stage.draft();
    const headers = { 'content-type': `multipart/form-data${boundary}` };
    const answer = await stage.call('POST', `/applications/${applicationId}/documents`, body, { token, headers });
    expect([answer.status, answer.problem.type]).toEqual([400, 'urn:ankomst:problem:malformedForm']);
  });
});
