import { stringify } from 'yaml';
import { kafka, kafkaUsers } from './compose/broker.js';
import type { Container } from './compose/container.js';
import { database } from './compose/database.js';
import { keyVolumeOf, membersOf, type Shape } from './compose/members.js';
import { provision, service } from './compose/services.js';

const BANNER = `# Generated from schemas/ by npm run generate. Do not edit.
# The whole installation in containers, a container a service, on Kafka, against the simulated agencies.
# Before the first start: npm run secrets
`;
const STYLE = { lineWidth: 0, aliasDuplicateObjects: false, singleQuote: true, compat: 'yaml-1.1' } as const;

/** Everything that `docker compose up` starts: an agency that is added gets a connector, its secrets and its rights. */
export function generateCompose(contracts: Shape): Record<string, string> {
  const members = membersOf(contracts);
  const containers: Record<string, Container> = {
    database,
    kafka,
    'kafka-users': kafkaUsers(members),
    provision,
    ...Object.fromEntries(members.map((member) => [member.name, service(member, members)])),
  };
  const secrets = [...new Set(Object.values(containers).flatMap((container) => container.secrets ?? []))].sort();
  const purposes = [...new Set(members.flatMap((member) => member.purposes))].sort();
  const volumes = ['database', 'kafka', 'documents', 'keys', ...purposes.map(keyVolumeOf)];
  const parts = [
    stringify({ name: 'ankomst' }, STYLE),
    `services:\n${Object.entries(containers).map(entry).join('\n')}`,
    stringify({ volumes: Object.fromEntries(volumes.map((name) => [name, null])) }, { ...STYLE, nullStr: '' }),
    stringify({ secrets: Object.fromEntries(secrets.map((name) => [name, { file: `./secrets/${name}` }])) }, STYLE),
  ];
  return { 'docker-compose.yml': BANNER + parts.join('\n') };
}

/** With room around it, for the eye. */
function entry([name, container]: [string, Container]): string {
  return stringify({ [name]: container }, STYLE).replace(/^(?=.)/gm, '  ');
}
