import type { Security } from './security.js';

export interface Ports {
  readonly clients: number;
  readonly controller: number;
  /** Of the broker with itself, and for what only the owner of the folder may do; used where users log in. */
  readonly broker: number;
  readonly tls: number;
}

/** A cluster of one node on 127.0.0.1, small and quick; a topic is never made by being asked for. */
export function serverProperties(data: string, ports: Ports, security: Security, gatherMs: number): string {
  const { listeners, properties } = security;
  const controller = `CONTROLLER://127.0.0.1:${ports.controller}`;
  const open = [...listeners.keys()].map((name) => `${name}://127.0.0.1:${portOf(name, ports)}`).join(',');
  const protocols = [...listeners, ['CONTROLLER', security.controllerProtocol]];
  return text({
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@127.0.0.1:${ports.controller}`,
    listeners: `${open},${controller}`,
    'advertised.listeners': open,
    'listener.security.protocol.map': protocols.map((pair) => pair.join(':')).join(','),
    'inter.broker.listener.name': listeners.has('BROKER') ? 'BROKER' : 'CLIENTS',
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': data,
    ...oneNode,
    ...small,
    'group.initial.rebalance.delay.ms': String(gatherMs),
    ...properties,
  });
}

function portOf(listener: 'CLIENTS' | 'BROKER' | 'TLS', ports: Ports): number {
  return { CLIENTS: ports.clients, BROKER: ports.broker, TLS: ports.tls }[listener];
}

const oneNode = {
  'offsets.topic.replication.factor': '1',
  'transaction.state.log.replication.factor': '1',
  'transaction.state.log.min.isr': '1',
  'share.coordinator.state.topic.replication.factor': '1',
  'share.coordinator.state.topic.min.isr': '1',
};

const small = {
  'auto.create.topics.enable': 'false',
  'offsets.topic.num.partitions': '4',
  'transaction.state.log.num.partitions': '4',
  'broker.heartbeat.interval.ms': '500',
  'broker.session.timeout.ms': '4000', // so long a broker that was killed is not let in again
  'group.min.session.timeout.ms': '1000', // tests kill consumers and wait for the others to notice
  'log.cleaner.dedupe.buffer.size': '8388608', // of the heap, taken at the start; 128 MB unless said
};

function text(properties: Readonly<Record<string, string>>): string {
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
