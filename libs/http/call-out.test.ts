import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callOut, NoAnswer } from './index.js';

describe('a call to another service', () => {
  const open: Server[] = [];
  afterAll(() => open.forEach((server) => void server.close()));
  afterEach(() => jest.restoreAllMocks());

  async function listening(server: Server): Promise<number> {
    open.push(server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }
  async function failureOf(url: string, init?: Parameters<typeof callOut>[1]): Promise<NoAnswer> {
    const error: unknown = await callOut(url, init).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NoAnswer);
    return error as NoAnswer;
  }

  it.each([301, 302, 303, 307, 308])(
    'follows no redirect (%s), and sends nothing to where it leads',
    async (status) => {
      const heard: string[] = [];
      const elsewhere = await listening(
        createServer((request, response) => {
          heard.push(request.url ?? '');
          response.end('{}');
        }),
      );
      const location = `http://127.0.0.1:${elsewhere}/elsewhere`;
      const port = await listening(createServer((_, response) => response.writeHead(status, { location }).end()));
      const body = '{"familyName":"Østerbye"}';
      const error = await failureOf(`http://127.0.0.1:${port}/filings`, { method: 'POST', body });
      expect(error).toMatchObject({ code: 'REDIRECT', message: `HTTP ${status}: a redirect, which is not followed` });
      expect(heard).toEqual([]);
    },
  );

  it('gives any other answer, a refusal too', async () => {
    const port = await listening(createServer((_, response) => response.writeHead(422).end('no')));
    const answer = await callOut(`http://127.0.0.1:${port}`);
    expect([answer.status, await answer.text()]).toEqual([422, 'no']);
  });

  it('says why no connection came about, without the address', async () => {
    const gone = createServer();
    const port = await listening(gone);
    gone.close();
    const drops = await listening(createServer((request) => request.socket.destroy()));
    const told = [
      await failureOf(`http://127.0.0.1:${port}/person?name=x`),
      await failureOf('http://nobody.invalid/person'),
      await failureOf(`http://127.0.0.1:${drops}`),
      await failureOf(`https://127.0.0.1:${await listening(createServer())}`),
      await failureOf('http://127.0.0.1:9/'),
      await failureOf(`http://127.0.0.1:${drops}`, { signal: AbortSignal.abort() }),
    ].map(({ message }) => message);
    expect(told).toEqual([
      'no connection: refused, nothing listens there',
      expect.stringMatching(/^no connection: (unknown name|the name could not be looked up)$/),
      'no connection: broken off',
      expect.stringMatching(/^no connection: (no TLS could be agreed on|broken off)$/),
      'no connection: a port that HTTP clients do not call',
      'no connection',
    ]);
  });

  it.each([
    ['ETIMEDOUT', 'timed out'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timed out'],
    ['EHOSTUNREACH', 'not reachable in the network'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'the certificate is not trusted: self-signed'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'the certificate is not trusted'],
    ['CERT_HAS_EXPIRED', 'the certificate is not valid today'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'the certificate is for another name'],
    ['HPE_INVALID_CONSTANT', 'the answer is no HTTP'],
    ['ESOMETHINGELSE', 'ESOMETHINGELSE'],
  ])('says what %s means, of however many addresses a name has', async (code, meaning) => {
    const each = Object.assign(new Error('127.0.0.1 and a name'), { code });
    for (const cause of [each, new AggregateError([each, each])]) {
      jest.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('fetch failed', { cause }));
      expect(await failureOf('http://agency.example')).toMatchObject({ code, message: `no connection: ${meaning}` });
    }
  });
});
