import type { CollectorOptions, RunningCollector } from '../support/trial-collector.js';
import { startCollector } from '../support/trial-collector.js';
import { spawnCollector, type CollectorProcess } from '../support/spawn-collector.js';
import type { TransportName, Wire } from '../support/transports.js';
import { startMachine, World, type Machine } from '../support/world.js';

/** What every part of the suite gets: fresh worlds, and collectors in them that end with their test. */
export class TrialGround {
  machine!: Machine;
  private readonly toEnd: (() => Promise<unknown>)[] = [];

  constructor(
    readonly transport: TransportName,
    private readonly open?: (ownerUrl: string) => Promise<Wire>,
  ) {}

  async start(): Promise<void> {
    this.machine = await startMachine();
  }

  async world(): Promise<World> {
    const world = await World.create(this.machine, this.transport, this.open);
    this.toEnd.push(() => world.close());
    return world;
  }

  async collector(world: World, options: Partial<CollectorOptions> = {}): Promise<RunningCollector> {
    const collector = await startCollector({
      url: world.url('collector'),
      kafka: world.kafka('collector'),
      sealer: world.sealer,
      ...options,
    });
    this.toEnd.push(() => collector.close());
    return collector;
  }

  async process(world: World, options: Partial<CollectorOptions> = {}): Promise<CollectorProcess> {
    const child = await spawnCollector({ url: world.url('collector'), kafka: world.kafka('collector'), ...options });
    this.toEnd.push(() => child.kill());
    return child;
  }

  /** The collectors before their worlds. */
  async endTest(): Promise<void> {
    for (const end of this.toEnd.splice(0).reverse()) await end();
  }

  async end(): Promise<void> {
    await this.machine.remove();
  }
}
