import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from './import-guard.js';
import { settingsRead } from './settings-read.js';
import { agenciesIn, filesOf } from './tree-guard.js';

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8');
const agencies = agenciesIn(filesOf(projectRoot));
const manifest = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

const settings = settingsRead(agencies);
const isSetting = (name: string) => settings.includes(name) || settings.includes(name.replace(/_FILE$/, ''));

const dockerfile = read('Dockerfile');

describe('.env.example', () => {
  const named = [...read('.env.example').matchAll(/^(?:# )?([A-Z_]+)=/gm)].map((match) => match[1] as string);

  it('names every setting that is read', () => {
    expect(settings.filter((name) => !named.includes(name))).toEqual([]);
  });

  it('names no setting that nobody reads', () => {
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((name) => !isSetting(name))).toEqual([]);
  });
});

describe('Dockerfile', () => {
  it('starts a program that the build makes', () => {
    const entry = /^CMD \["node", "dist\/(.+)\.js"\]$/m.exec(dockerfile)?.[1];
    expect(existsSync(join(projectRoot, `${entry}.ts`))).toBe(true);
    expect(manifest.scripts.start).toBe(`node scripts/run.mjs ${entry}`);
  });

  it('stands in each stage on the Node that CI runs the start and the demo on', () => {
    const newest = /^(\d+)\.\d+\.\d+$/.exec(read('.node-version').trim())?.[1];
    const stages = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map((match) => match[1]);
    expect(new Set(stages)).toEqual(new Set([`docker.io/library/node:${newest}-bookworm-slim`]));
    expect(read('.ci/run')).toContain('node@$(cat .node-version)');
  });

  it('runs as a user without rights, with packages of production only, and says when it is well', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toContain('--omit=dev');
    expect(dockerfile).toContain('/health/ready');
  });

  it('copies nothing that .dockerignore holds back', () => {
    const allowed: string[] = read('.dockerignore').match(/(?<=^!).+$/gm) ?? [];
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((match) =>
      (match[1] ?? '').split(' '),
    );
    expect(copied.length).toBeGreaterThan(2);
    expect(copied.filter((name) => name !== '.' && !allowed.includes(name))).toEqual([]);
  });
});

describe('the documents', () => {
  const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'].concat(
    filesOf(projectRoot).filter((file) => file.endsWith('.md')),
  );

  it('link to files that are there', () => {
    const broken = documents.flatMap((file) =>
      [...read(file).matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)]
        .map((match) => match[1] as string)
        .filter((target) => !/^[a-z]+:/.test(target))
        .filter((target) => !existsSync(join(projectRoot, dirname(file), target)))
        .map((target) => `${file} -> ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('name npm scripts that are there', () => {
    const scripts = documents.flatMap((file) =>
      [...read(file).matchAll(/npm run ([a-z:-]+)/g)].map((match) => match[1] as string),
    );
    expect(scripts.length).toBeGreaterThan(3);
    expect(scripts.filter((name) => manifest.scripts[name] === undefined)).toEqual([]);
  });
});
