import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const LOOK_AGAIN_MS = 50;
/** What is under way when a server ends may be brought to its end within this; what runs beside it needs time to end, too. */
const FINISH_WITHIN_MS = 3_000;

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

  /**
   * Closes every connection without a running request, now and again until `ended` settles, and after a while the others
   * as well: whoever sends slowly, or reads nothing, holds up no end.
   */
  async closeWhile(ended: Promise<void>, finishWithinMs = FINISH_WITHIN_MS): Promise<void> {
    const looking = setInterval(() => this.closeIdle(), LOOK_AGAIN_MS);
    const waiting = setTimeout(() => this.closeAll(), finishWithinMs);
    await ended.finally(() => {
      clearInterval(looking);
      clearTimeout(waiting);
    });
  }

  private closeAll(): void {
    for (const socket of this.open) socket.destroy();
  }

  private closeIdle(): void {
    this.server.closeIdleConnections();
    for (const socket of this.open) if (socket.bytesRead === 0) socket.destroy();
  }
}
