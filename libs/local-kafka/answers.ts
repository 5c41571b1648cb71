import { connect } from 'node:net';

/** ApiVersions, version 0: what every client asks first, before it logs in. Size, key 18, version, correlation id 7, no client id. */
const question = Buffer.from('0000000a' + '0012' + '0000' + '00000007' + 'ffff', 'hex');
const PATIENCE_MS = 2_000;

/** Whether a Kafka broker on this port of 127.0.0.1 takes requests: an open port alone proves nothing. */
export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    let answer = Buffer.alloc(0);
    const socket = connect(port, '127.0.0.1', () => socket.write(question));
    const finish = (is: boolean): void => {
      socket.destroy();
      resolve(is);
    };
    socket.setTimeout(PATIENCE_MS, () => finish(false));
    socket.on('error', () => finish(false));
    socket.on('close', () => finish(false));
    socket.on('data', (bytes) => {
      answer = Buffer.concat([answer, bytes]);
      if (answer.length >= 8) finish(answer.readInt32BE(4) === 7);
    });
  });
}
