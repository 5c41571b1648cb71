import { factTree } from './answers.js';
import { closedFacts } from './closed-facts.js';
import { compiling, type FindValidator } from './compile.js';
import { ContractError } from './contract-error.js';
import { wrongOrders } from './date-order.js';
import { readDossier } from './dossiers.js';
import { doubtsOver } from './doubts.js';
import { spreadFacts } from './facts.js';
import { readFormTopics } from './form-topics.js';
import type {
  Absent,
  Contracts,
  DossierSpec,
  Json,
  PathSpec,
  Problem,
  Process,
  Schema,
  SchemaObject,
} from './model.js';
import { SAY } from './problems/wording.js';
import { inProcessOrder, refuseSharedPlaces } from './processes.js';
import { readFacts, readGroups, readPaths, SITUATIONS } from './profile-paths.js';
import { resolver, SCHEMA_BASE } from './references.js';
import { readSchemas, type SchemaFiles } from './schema-files.js';
import { readTopics, sharedEventSchemas } from './topics.js';
import { Validation } from './validation.js';

const PROCESS = `${SCHEMA_BASE}process/v1/schema.json`;
const REMINDERS = `${SCHEMA_BASE}reminders/v1/schema.json`;
const RETENTION = `${SCHEMA_BASE}retention/v1/schema.json`;

/** A message that carries a dossier: what its schema cannot say is held against that agency's own. */
interface DossierReadyData {
  agency: string;
  schemaVersion: string;
  data: Record<string, Json>;
  absent: Absent[];
}

/** Any folder of schemas, compiled at run time: for the generator, for tests, for an agency that is only a folder. */
export function readContracts(root: string): Contracts {
  const files = readSchemas(root);
  const contracts = assemble(files, compiling(files));
  for (const process of files.processes.values())
    refuseInvalid(
      'invalidProcess',
      `schemas/${String(process.agency)}/process.json`,
      contracts.validate(PROCESS, process),
    );
  refuseInvalid('invalidReminders', 'schemas/reminders/reminders.json', contracts.validate(REMINDERS, files.reminders));
  refuseInvalid('invalidRetention', 'schemas/retention.json', contracts.validate(RETENTION, files.retention));
  return contracts;
}

export function assemble(files: SchemaFiles, findValidator: FindValidator): Contracts {
  const { schemas, processes } = files;
  const resolve = resolver(schemas);
  const paths = byKey(readPaths(resolve), (spec) => spec.path);
  const facts = byKey(readFacts([...paths.values()], resolve), (spec) => spec.fact);
  const validation = new Validation(findValidator, resolve, paths, facts, factTree([...facts.values()]));
  refuseSharedPlaces(processes);
  const agencies = inProcessOrder(processes);
  const topics = readTopics(schemas, agencies);
  const topicOf = byKey(topics, ({ name }) => name);
  const sharedSchemas = sharedEventSchemas(schemas);
  const carryingDossiers = new Set([...schemas].flatMap(([id, schema]) => (schema['x-dossier'] === true ? [id] : [])));
  const dossiers = readDossiers(processes, paths, resolve);
  const process = (agency: string): Process => processes.get(agency) ?? unknown('unknownAgency', 'agency', agency);
  const dossier = (agency: string, version = newestVersion(process(agency))): DossierSpec =>
    dossiers.get(`${agency} ${version}`) ?? unknown('unknownDossierVersion', `dossier of ${agency}`, version);

  const validateDossier: Contracts['validateDossier'] = (agency, version, data, absent) =>
    validation.dossier(dossier(agency, version), data, absent);
  const validateCarried = ({ agency, schemaVersion, data, absent }: DossierReadyData): Problem[] =>
    dossiers.has(`${agency} ${schemaVersion}`)
      ? validateDossier(agency, schemaVersion, data, absent).map((problem) => ({
          ...problem,
          path: `data.${problem.path}`,
        }))
      : [{ path: 'schemaVersion', code: 'notInList', message: SAY.noSuchDossier }];

  const known = { findPath: (path: string) => paths.get(path), resolve, dossier, validateDossier };

  return {
    ...known,
    agencies,
    paths: [...paths.values()],
    facts: [...facts.values()],
    groups: readGroups(resolve),
    getPath: (path) => paths.get(path) ?? unknown('unknownPath', 'path', path),
    findFact: (fact) => facts.get(fact),
    getFact: (fact) => facts.get(fact) ?? unknown('unknownPath', 'fact', fact),
    situations: (resolve(SITUATIONS) as SchemaObject).$defs as Readonly<Record<string, Schema>>,
    process,
    reminders: files.reminders,
    retention: files.retention,
    topics,
    formTopics: readFormTopics(resolve, [...paths.values()]),
    eventSchema: (type, topic) => (topic === undefined ? sharedSchemas.get(type) : topicOf.get(topic)?.events[type]),
    validate: (schemaId, value) => {
      const problems = validation.message(schemaId, value);
      return problems.length > 0 || !carryingDossiers.has(schemaId)
        ? problems
        : validateCarried(value as DossierReadyData);
    },
    validateFact: (fact, value) => validation.fact(fact, value),
    wrongOrders: (values, today) => wrongOrders(spreadFacts(values, facts), paths, today),
    contradictions: (facts, today) => validation.contradictions(facts, today),
    validateAbsence: (fact, reason) => validation.absence(fact, reason),
    validateAnswers: (nested, today) => validation.answers(nested, today),
    gapsInDossier: (agency, version, data) => validation.gaps(dossier(agency, version), data),
    closedFacts: (agency, version, data, absent) => closedFacts(known, agency, version, data, absent),
    doubts: doubtsOver([...paths.values()], resolve),
    spread: (values) => spreadFacts(values, facts),
  };
}

function readDossiers(
  processes: ReadonlyMap<string, Process>,
  paths: ReadonlyMap<string, PathSpec>,
  resolve: Contracts['resolve'],
): Map<string, DossierSpec> {
  const specs = [...processes.values()].flatMap(({ agency, dossiers }) =>
    dossiers.map(({ version }) => readDossier(agency, version, paths, resolve)),
  );
  return byKey(specs, ({ agency, version }) => `${agency} ${version}`);
}

function newestVersion(process: Process): string {
  return [...process.dossiers].sort((a, b) => (a.inForceFrom < b.inForceFrom ? 1 : -1))[0]!.version;
}

function refuseInvalid(
  code: 'invalidProcess' | 'invalidReminders' | 'invalidRetention',
  file: string,
  problems: readonly Problem[],
): void {
  if (problems.length > 0)
    throw new ContractError(
      code,
      `${file} does not hold: ${problems.map(({ path, message }) => `${path}: ${message.en}`).join(' ')}`,
    );
}

function byKey<T>(specs: readonly T[], key: (spec: T) => string): Map<string, T> {
  return new Map(specs.map((spec) => [key(spec), spec]));
}

function unknown(code: 'unknownAgency' | 'unknownPath' | 'unknownDossierVersion', what: string, name: string): never {
  throw new ContractError(code, `The ${what} ${name} stands in no schema. Check its spelling against schemas/.`);
}
