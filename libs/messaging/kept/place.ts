import type { Place } from '../engine/parked.js';

/** Where a message lies: a place of a group, and the position in it. */
export interface MessagePlace extends Place {
  readonly group: string;
  readonly position: number;
}

export function nameOf({ group, topic, partition, position }: MessagePlace): string {
  return `${group}:${topic}:${partition}:${position}`;
}

const NAME = /^([^:]+):([^:]+):(\d{1,5}):(\d{1,15})$/;

/** Undefined when it names no message. */
export function findPlace(name: string): MessagePlace | undefined {
  const [, group, topic, partition, position] = NAME.exec(name) ?? [];
  if (group === undefined || topic === undefined) return undefined;
  return { group, topic, partition: Number(partition), position: Number(position) };
}
