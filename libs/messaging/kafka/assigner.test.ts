import fc from 'fast-check';
import { AssignerProtocol, type Cluster, type GroupMember } from 'kafkajs';
import { byPartitionNumber } from './assigner.js';

const cluster = (partitions: number): Cluster =>
  ({
    findTopicPartitionMetadata: () => Array.from({ length: partitions }, (_, partitionId) => ({ partitionId })),
  }) as unknown as Cluster;

const protocol = (partitions: number) =>
  byPartitionNumber({ cluster: cluster(partitions), groupId: 'g', logger: {} as never });

it('every partition has one owner, the same on every topic, and shares differ by one at most', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 16 }),
      fc.uniqueArray(fc.stringMatching(/^[a-z.]{1,8}$/), { minLength: 1, maxLength: 4 }),
      async (ids, partitions, topics) => {
        const members = ids.map((memberId): GroupMember => ({ memberId, memberMetadata: Buffer.alloc(0) }));
        const shares = await protocol(partitions).assign({ members, topics });
        const decoded = shares.map(
          ({ memberAssignment }) => AssignerProtocol.MemberAssignment.decode(memberAssignment)?.assignment ?? {},
        );
        const all = Array.from({ length: partitions }, (_, partition) => partition);
        for (const topic of topics) {
          const owned = decoded.flatMap((share) => share[topic] ?? []).sort((one, other) => one - other);
          expect(owned).toEqual(all);
          expect(decoded.map((share) => share[topic])).toEqual(decoded.map((share) => share[topics[0] as string]));
          const sizes = decoded.map((share) => (share[topic] ?? []).length);
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        }
        expect(shares.map(({ memberId }) => memberId).sort()).toEqual([...ids].sort());
      },
    ),
  );
});
