import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contracts } from '#contracts';
import { KeyStore } from '#key-store';
import { HUB, purposeOf, SIMULATED } from '#service';

/** Every purpose for which an installation keeps values. */
export const everyPurpose: readonly string[] = [HUB, ...contracts.agencies, SIMULATED];

/** A store of keys in a folder of its own, which goes with it. */
export async function testKeys(): Promise<{
  keys: KeyStore;
  erase(resident: string): Promise<void>;
  close(): Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'ankomst-keys-'));
  const keys = await KeyStore.open({ folder, purposeOf: purposeOf(contracts.agencies) });
  return {
    keys,
    erase: (resident) => keys.erase(resident, everyPurpose, new Date()),
    async close() {
      await keys.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
