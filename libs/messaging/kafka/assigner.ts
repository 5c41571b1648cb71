import { AssignerProtocol, type PartitionAssigner } from 'kafkajs';

/**
 * The i-th of n members, sorted by their ids, gets the partitions p with p mod n = i, of every topic: all of a
 * resident's messages come to one process, which need not wait for another one's lock.
 */
export const byPartitionNumber: PartitionAssigner = ({ cluster }) => ({
  name: 'ankomst-by-partition-number',
  version: 0,

  assign: async ({ members, topics }) => {
    const sorted = members.map(({ memberId }) => memberId).sort();
    return sorted.map((memberId, rank) => {
      const mine = topics.map((topic) => {
        const partitions = cluster.findTopicPartitionMetadata(topic).map(({ partitionId }) => partitionId);
        return [topic, partitions.filter((partition) => partition % sorted.length === rank)] as const;
      });
      const assignment = Object.fromEntries(mine.filter(([, partitions]) => partitions.length > 0));
      return {
        memberId,
        memberAssignment: AssignerProtocol.MemberAssignment.encode({ version: 0, assignment, userData: EMPTY }),
      };
    });
  },

  protocol: ({ topics }) => ({
    name: 'ankomst-by-partition-number',
    metadata: AssignerProtocol.MemberMetadata.encode({ version: 0, topics, userData: EMPTY }),
  }),
});

const EMPTY = Buffer.alloc(0);
