import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from './import-guard.js';
import { agenciesIn, everydayWords, filesInDrawers, filesOf, filesThatNameAnAgency, wordsOf } from './tree-guard.js';

const files = filesOf(projectRoot);

describe('the tree', () => {
  it('has no drawer', () => {
    expect(filesInDrawers(files)).toEqual([]);
  });

  it.each(['common', 'shared', 'utils', 'helpers', 'core', 'types', 'interfaces', 'dtos'])(
    'would not let a folder %s in',
    (drawer) => {
      expect(filesInDrawers([`libs/needs/${drawer}/dates.ts`, `libs/needs/${drawer}.ts`])).toEqual([
        `libs/needs/${drawer}/dates.ts`,
      ]);
    },
  );

  it('refuses to judge an empty tree', () => {
    const empty = mkdtempSync(join(tmpdir(), 'ankomst-tree-'));
    expect(() => filesOf(empty, [])).toThrow('nothing was checked');
    rmSync(empty, { recursive: true });
  });
});

describe('code that serves every agency alike', () => {
  it('names none of them, but where the word has its everyday meaning', () => {
    expect(filesThatNameAnAgency(projectRoot, files, agenciesIn(files))).toEqual(Object.keys(everydayWords));
  });

  it('knows the agencies from their schemas', () => {
    expect(agenciesIn(files)).toEqual(expect.arrayContaining(['municipality', 'siri', 'tax']));
  });

  describe('with a name planted', () => {
    let root: string;
    const plant = (file: string, text: string) => {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
      return file;
    };
    beforeAll(() => {
      root = mkdtempSync(join(tmpdir(), 'ankomst-agency-'));
    });
    afterAll(() => rmSync(root, { recursive: true, force: true }));

    it.each([
      ['apps/collector/schedule.ts', `if (agency === 'siri') wait();`, 'siri'],
      ['libs/connector-kit/deliver.ts', `const taxUrl = '';`, 'tax'],
      ['libs/messaging/topics.ts', `const topics = ['dossiers.municipality'];`, 'municipality'],
      ['apps/collector/queue.tsx', `const title = <h1>Tax</h1>;`, 'tax'],
      ['libs/needs/takes-part.ts', `// as SIRI asks`, 'siri'],
      ['apps/portal/pages/footer.tsx', `const who = <p>SIRI decides</p>;`, 'siri'],
      ['libs/contracts/answers.ts', `const issuer = 'municipality';`, 'municipality'],
      ['libs/service/start.ts', `if (service === 'tax-connector') wait();`, 'tax'],
      ['libs/newcomer/newest.ts', `const title = 'Tax';`, 'tax'],
      ['libs/profile/fold.sql', `select * from siri_facts`, 'siri'],
      ['texts/en.json', `{ "start": { "lead": "The tax agency gives you a tax card" } }`, 'tax'],
    ])('catches it in %s', (file, text, agency) => {
      plant(file, text);
      expect(filesThatNameAnAgency(root, [file], ['siri', 'municipality', 'tax'])).toEqual([`${file}: ${agency}`]);
    });

    it('does not take syntax for tax, nor a test for the code it tests', () => {
      const innocent = [
        plant('libs/needs/parse.ts', `const syntaxError = 1;`),
        plant('libs/needs/parse.test.ts', `expect('siri')`),
        plant('libs/needs/parse.test.tsx', `expect('siri')`),
        plant('apps/portal/case/example-parties.ts', `const agency = 'siri'`),
        plant('libs/contracts/generated/messages.ts', `interface Siri {}`),
      ];
      expect(filesThatNameAnAgency(root, innocent, ['siri', 'tax'])).toEqual([]);
    });

    it('refuses to judge no file, or by no agency', () => {
      expect(() => filesThatNameAnAgency(root, [], ['siri'])).toThrow('nothing was checked');
      expect(() => filesThatNameAnAgency(root, ['libs/needs/parse.ts'], [])).toThrow('nothing was checked');
    });
  });

  it('is read word by word', () => {
    expect([...wordsOf('siriConnector SIRI_URL syntax')].sort()).toEqual(['connector', 'siri', 'syntax', 'url']);
  });
});
