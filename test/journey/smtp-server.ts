import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A mail server of the smallest kind (RFC 5321): takes what it is sent, or answers as it is told. */
export class SmtpServer {
  /** Whole mails with their headers. */
  readonly taken: string[] = [];
  /** What RCPT TO is answered. */
  toRecipient = '250 ok';
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => this.talk(socket));
  }

  static async open(): Promise<SmtpServer> {
    const server = createServer();
    const smtp = new SmtpServer(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return smtp;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private talk(socket: Socket): void {
    this.sockets.add(socket);
    let text = '';
    let isData = false;
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
    say('220 test');
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8');
      for (;;) {
        const end = isData ? text.indexOf('\r\n.\r\n') : text.indexOf('\r\n');
        if (end < 0) return;
        const part = text.slice(0, end);
        text = text.slice(end + (isData ? 5 : 2));
        if (isData) {
          this.taken.push(part);
          isData = false;
          say('250 taken');
        } else isData = this.answer(part, say);
      }
    });
  }

  /** Whether the mail itself comes next. */
  private answer(line: string, say: (line: string) => void): boolean {
    const word = line.slice(0, 4).toUpperCase();
    if (word === 'RCPT') say(this.toRecipient);
    else if (word === 'DATA') say('354 go on');
    else if (word === 'QUIT') say('221 bye');
    else say('250 ok');
    return word === 'DATA';
  }
}
