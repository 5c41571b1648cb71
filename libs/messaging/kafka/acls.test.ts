import fc from 'fast-check';
import { contracts, type TopicSpec } from '#contracts';
import { kafkaAcls, kafkaUsers } from './acls.js';

const services = fc.uniqueArray(fc.constantFrom('portal', 'console', 'collector', 'a-connector', 'b-connector'));
const table: fc.Arbitrary<TopicSpec[]> = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^[a-z.]{1,6}$/),
    partitions: fc.constant(8),
    writtenBy: services,
    readBy: services,
    events: fc.constant({}),
  }),
  { selector: ({ name }) => name },
);
const prefixes = fc.constantFrom('', 'test.', 'a');

describe('the rights that a topic table gives', () => {
  it('let exactly those write whom it names as writers, and those read whom it names as readers', () => {
    fc.assert(
      fc.property(table, prefixes, (topics, prefix) => {
        const acls = kafkaAcls(topics, prefix);
        for (const { name, writtenBy, readBy } of topics) {
          const may = (operation: string): string[] =>
            acls
              .filter((acl) => acl.resource === 'topic' && acl.name === prefix + name && acl.operation === operation)
              .map(({ user }) => user);
          expect(may('write')).toEqual(writtenBy);
          expect(may('read')).toEqual(readBy);
        }
      }),
    );
  });

  it('name no topic that the table does not have, and no group but the reader’s own', () => {
    fc.assert(
      fc.property(table, prefixes, (topics, prefix) => {
        const names = topics.map(({ name }) => prefix + name);
        for (const acl of kafkaAcls(topics, prefix)) {
          if (acl.resource === 'topic') expect(names).toContain(acl.name);
          else expect(acl).toEqual({ user: acl.user, resource: 'group', name: prefix + acl.user, operation: 'read' });
        }
      }),
    );
  });

  it('say nothing twice, and name nobody who needs no user', () => {
    fc.assert(
      fc.property(table, prefixes, (topics, prefix) => {
        const acls = kafkaAcls(topics, prefix);
        expect(new Set(acls.map((acl) => JSON.stringify(acl))).size).toBe(acls.length);
        expect([...new Set(acls.map(({ user }) => user))].sort()).toEqual(kafkaUsers(topics));
      }),
    );
  });

  it('keep an agency’s dossiers from every other agency’s connector', () => {
    const readers = kafkaAcls(contracts.topics).filter(
      (acl) => acl.name === 'dossiers.siri' && acl.operation === 'read',
    );
    expect(readers).toEqual([{ user: 'siri-connector', resource: 'topic', name: 'dossiers.siri', operation: 'read' }]);
  });

  it('are there for services that are only planned, too', () => {
    expect(kafkaUsers(contracts.topics)).toEqual(expect.arrayContaining(['console', 'notifications']));
  });
});
