import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folderOnce } from '#daemons';
import { LocalKafkaError } from './errors.js';
import { run, type JavaHome } from './run-java.js';

export interface Certificates {
  /** PKCS 12, with the broker's key. */
  readonly keyStore: string;
  readonly password: string;
  /** The certificate of an authority of this folder's own, which clients trust; PEM. */
  readonly authority: string;
}

const VALID_DAYS = '3650';

/** A certificate for 127.0.0.1 and localhost, and the authority that signed it; made once, by Java's keytool. */
export async function getCertificates(home: JavaHome, folder: string, password: string): Promise<Certificates> {
  const place = join(folder, 'certificates');
  await folderOnce(place, 'authority.pem', (draft) => sign(home, draft, password));
  return {
    keyStore: join(place, 'broker.p12'),
    password,
    authority: readFileSync(join(place, 'authority.pem'), 'utf8'),
  };
}

async function sign(home: JavaHome, folder: string, password: string): Promise<void> {
  const file = (name: string): string => join(folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(file('password'), password, { mode: 0o600 });
  const keytool = async (store: string, ...args: string[]): Promise<void> => {
    const access = ['-keystore', file(store), '-storetype', 'PKCS12', '-storepass:file', file('password')];
    const { code, stdout, stderr } = await run(keytoolOf(home), [...args, ...access]);
    if (code !== 0)
      throw new LocalKafkaError('START_FAILED', `Java's keytool made no certificate: ${stdout || stderr}`);
  };
  const pair = ['-genkeypair', '-keyalg', 'EC', '-groupname', 'secp256r1', '-validity', VALID_DAYS];
  const names = 'san=ip:127.0.0.1,dns:localhost';

  await keytool('authority.p12', ...pair, '-alias', 'authority', '-dname', 'CN=local Kafka authority', '-ext', 'bc:c');
  await keytool('authority.p12', '-exportcert', '-rfc', '-alias', 'authority', '-file', file('authority.pem'));
  await keytool('broker.p12', ...pair, '-alias', 'broker', '-dname', 'CN=localhost');
  await keytool('broker.p12', '-certreq', '-alias', 'broker', '-file', file('request'));
  const issue = ['-gencert', '-rfc', '-alias', 'authority', '-validity', VALID_DAYS, '-ext', names];
  await keytool('authority.p12', ...issue, '-infile', file('request'), '-outfile', file('broker.pem'));
  const trust = ['-importcert', '-noprompt'];
  await keytool('broker.p12', ...trust, '-alias', 'authority', '-file', file('authority.pem'));
  await keytool('broker.p12', ...trust, '-alias', 'broker', '-file', file('broker.pem'));
  for (const name of ['password', 'request', 'broker.pem', 'authority.p12']) rmSync(file(name)); // nobody signs again
}

/** Beside `java`, in every Java since 1.2. */
function keytoolOf({ java }: JavaHome): string {
  return java === 'java' ? 'keytool' : join(dirname(java), 'keytool');
}
