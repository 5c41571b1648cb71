/**
 * One Kafka for a whole test run, started when the first test file asks for it. Whoever connects to this port is told
 * where the broker is, or why there is none; the workers inherit its number in the environment.
 */
const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { createServer } = require('node:net');
const { join } = require('node:path');

const program = [
  '--require',
  join(__dirname, '../../conformance/support/register.cjs'),
  join(__dirname, 'broker-of-run.ts'),
];

module.exports = async () => {
  let broker;
  let answer;
  const start = async () => {
    broker = spawn(process.execPath, program, { stdio: ['pipe', 'pipe', 'inherit'] });
    broker.stdin.on('error', () => undefined); // it may have ended by itself
    let said = '';
    broker.stdout.setEncoding('utf8').on('data', (text) => (said += text));
    while (!said.endsWith('\n')) {
      const [text] = await Promise.race([once(broker.stdout, 'data'), once(broker, 'close')]);
      if (typeof text !== 'string')
        return said || JSON.stringify({ problem: 'The broker of the test run ended while it started.' });
    }
    return said;
  };
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    void (answer ??= start()).then((text) => socket.end(text));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  process.env.ANKOMST_TEST_KAFKA_PORT = String(server.address().port);

  globalThis.stopKafkaOfRun = async () => {
    server.close();
    if (!broker || broker.exitCode !== null) return;
    broker.stdin.end();
    await once(broker, 'close');
  };
};
