import { HubProcess } from '../journey/hub-process.js';
import { freePorts } from '../support/free-ports.js';

/** Ports after the portal's. */
const SANDBOX = 100;

/** The portal as `npm start` runs it, with everything behind it: pages, collector, connectors, simulated agencies. */
export class PortalUnderTest {
  private constructor(private readonly hub: HubProcess) {}

  static async open(env: NodeJS.ProcessEnv = {}): Promise<PortalUnderTest> {
    const hub = new HubProcess(await freePorts(), env);
    try {
      await hub.start();
      return new PortalUnderTest(hub);
    } catch (error) {
      await hub.remove();
      throw error;
    }
  }

  url(path = '/'): string {
    return this.hub.url() + path;
  }

  /** Sets the clock of all services, as a test of an installation may. It goes on from there. */
  async setClock(now: string): Promise<void> {
    const answer = await fetch(`${this.hub.url(SANDBOX)}/control/clock`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now }),
    });
    if (!answer.ok) throw new Error(`The clock was not set to ${now}: ${await answer.text()}`);
  }

  /** What time it is there. */
  async now(): Promise<Date> {
    const answer = await fetch(`${this.hub.url(SANDBOX)}/control/clock`);
    return new Date(((await answer.json()) as { now: string }).now);
  }

  /** As a machine that loses its power: nothing is said, nothing put in order. */
  async restart(): Promise<void> {
    await this.hub.end('SIGKILL');
    await this.hub.start();
  }

  /** Where it keeps its data, and the mails that it would send. */
  get dataDir(): string {
    return this.hub.dataDir;
  }

  /** The same one, at which nothing was made yet: `open-applications.ts` makes drafts and cases once for each. */
  asIfNew(): PortalUnderTest {
    return new PortalUnderTest(this.hub);
  }

  async close(): Promise<void> {
    await this.hub.remove();
  }
}
