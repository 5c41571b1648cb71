import { contracts } from '#contracts';
import { asOwner } from '../support/as-owner.js';
import { readFilings, type Filing } from './end-state.js';
import { HubUnderTest } from './hub-under-test.js';

/**
 * The simulated agencies as they are in life: somebody else, who goes on when the hub is lost and remembers what it
 * filed. A hub of its own runs them, of which nothing else is used.
 */
export class AgenciesElsewhere {
  private readonly hub: HubUnderTest;

  /** @param hubPort of the installation that files with them */
  constructor(
    private readonly port: number,
    dataDir: string,
    hubPort: number,
    signal: AbortSignal,
  ) {
    const connectors = contracts.agencies.map((agency) => [
      `${agency.replaceAll('-', '_').toUpperCase()}_CONNECTOR_URL`,
      `http://127.0.0.1:${hubPort + contracts.process(agency).place}`,
    ]);
    this.hub = new HubUnderTest(port, dataDir, signal, Object.fromEntries(connectors) as Record<string, string>);
  }

  /** What a hub is told of them. */
  get env(): Readonly<Record<string, string>> {
    return { SANDBOX_URL: `http://127.0.0.1:${this.port + 100}` };
  }

  async start(): Promise<void> {
    this.hub.start();
    await this.hub.untilReady();
  }

  received(): Promise<Filing[]> {
    return readFilings(this.hub);
  }

  /** All that they ever reported, under the same ids: what an operator asks them for after a restore. */
  async reportAgain(): Promise<void> {
    await asOwner(this.hub.dataDir, (ask) => ask('UPDATE sandbox.report SET ended_at = NULL WHERE NOT cancelled'));
  }

  /** Reports that did not leave yet. */
  async unsaid(): Promise<number> {
    const [row] = await asOwner(this.hub.dataDir, (ask) =>
      ask<{ count: number }>('SELECT count(*)::int AS count FROM sandbox.report WHERE ended_at IS NULL'),
    );
    return row?.count ?? 0;
  }

  dispose(): Promise<void> {
    return this.hub.dispose();
  }
}
