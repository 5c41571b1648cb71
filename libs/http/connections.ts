import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const LOOK_AGAIN_MS = 50;

/**
 * The open connections of a server, so that one that nobody uses does not hold up its end. Node's own
 * `closeIdleConnections` spares those that were opened and never asked anything, as browsers and HTTP clients do ahead.
 */
export class Connections {
  private readonly open = new Set<Socket>();

  constructor(private readonly server: Server) {
    server.on('connection', (socket) => {
      this.open.add(socket);
      socket.once('close', () => this.open.delete(socket));
    });
  }

  /** Closes every connection without a running request, now and again until `ended` settles. */
  async closeWhile(ended: Promise<void>): Promise<void> {
    const timer = setInterval(() => this.closeIdle(), LOOK_AGAIN_MS);
    await ended.finally(() => clearInterval(timer));
  }

  private closeIdle(): void {
    this.server.closeIdleConnections();
    for (const socket of this.open) if (socket.bytesRead === 0) socket.destroy();
  }
}
