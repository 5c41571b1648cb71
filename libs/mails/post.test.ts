import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { readSettings } from '#settings';
import { MailRefused, postOf } from './post.js';

const letter = {
  id: 'a',
  to: 'somebody@example.org',
  subject: 'News',
  text: 'There is news.',
  html: '<p>There is news.</p>',
};

async function refusalAt(SMTP_URL: string): Promise<string> {
  const post = postOf(readSettings({ SMTP_URL }))!;
  const error: unknown = await post.send(letter, new Date()).catch((thrown: unknown) => thrown);
  post.close();
  expect(error).toBeInstanceOf(MailRefused);
  return (error as MailRefused).code;
}

describe('a mail that could not be handed over', () => {
  const servers: Server[] = [];
  afterAll(() => servers.forEach((server) => void server.close()));

  async function portOf(server: Server): Promise<number> {
    servers.push(server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  it('says why: nothing listens, nobody has the name, or it is no mail server', async () => {
    const gone = createServer();
    const port = await portOf(gone);
    gone.close();
    const talksOtherwise = await portOf(createServer((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
    expect([
      await refusalAt(`smtp://127.0.0.1:${port}`),
      await refusalAt('smtp://nobody.invalid:25'),
      await refusalAt(`smtp://127.0.0.1:${talksOtherwise}`),
    ]).toEqual(['ESOCKET: refused, nothing listens there', 'EDNS: unknown name', 'EPROTOCOL']);
  });

  it('goes to one address, whatever was stored as such', async () => {
    const port = await portOf(createServer((socket) => void socket.end('220 test\r\n')));
    const post = postOf(readSettings({ SMTP_URL: `smtp://127.0.0.1:${port}` }))!;
    const sending = post.send({ ...letter, to: 'a@example.org,b@example.org' }, new Date());
    await expect(sending).rejects.toMatchObject({ code: 'no address', isFinal: true });
    post.close();
  });
});
