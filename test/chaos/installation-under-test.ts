import { contracts } from '#contracts';
import { HubUnderTest } from './hub-under-test.js';
import { ProcessesUnderTest } from './processes-under-test.js';
import type { Ended } from './program-under-test.js';

/**
 * An installation as it is built and started for real, on one data folder, and somebody who starts it again whenever it
 * is gone: after a kill as well as when it ended by itself, which is counted in `endedByItself`.
 */
export interface InstallationUnderTest {
  readonly port: number;
  /** The portal's address. */
  readonly url: string;
  readonly dataDir: string;
  /** Where PostgreSQL keeps its files, `secret` beside it. */
  readonly databaseFolder: string;
  /** All that can be killed, in the order in which it is. */
  readonly targets: readonly string[];
  /** Of every process that takes messages. */
  readonly messagingPorts: readonly number[];
  readonly timing: Timing;
  readonly endedByItself: readonly string[];
  start(): void;
  /** Until all of it can do its job again. */
  untilReady(): Promise<void>;
  /** SIGKILL. It comes back by itself, or is started at once. */
  kill(target: string): Promise<void>;
  /** After SIGTERM. */
  stop(): Promise<Ended>;
  /** Leaves no process behind, whatever state it is in. */
  dispose(): Promise<void>;
  lastWords(): string;
}

/** For planning: kills are spread over so long. */
export interface Timing {
  /** About as long as the demo takes undisturbed, so that every part of it has its chance. */
  readonly demoMs: number;
  /** About as long as a start takes: recovering, provisioning, taking up what was under way. */
  readonly startMs: number;
}

export const kinds = ['hub', 'kafka'] as const;
export type Kind = (typeof kinds)[number];

/** `hub`: all in one process, on the PostgreSQL log. `kafka`: each service as a process of its own. */
export function openInstallation(
  on: Kind,
  port: number,
  dataDir: string,
  signal: AbortSignal,
  env: Readonly<Record<string, string>> = {},
): InstallationUnderTest {
  const Opened = on === 'hub' ? HubUnderTest : ProcessesUnderTest;
  return new Opened(port, dataDir, signal, env);
}

/** Where the services that take messages listen: the portal, a connector for each agency, the collector. */
export function messagingPorts(port: number): readonly number[] {
  return [port, ...contracts.agencies.map((agency) => port + contracts.process(agency).place), port + 10];
}
