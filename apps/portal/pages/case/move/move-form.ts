import type { Contracts, Json } from '#contracts';
import type { Needs } from '#needs';
import { type FieldProblem, isDocument, missingAt, readFacts, shapeOf, type TypedForm } from '#fact-form';
import { type Amendment, type AskedField, changeOf, fieldsOf, type Person } from '#intake';
import type { Form } from '#pages';
import { MOVE_IN, movedFacts } from '#case-reading';
import { textsInBoth } from '#texts';

export const WHO = 'who';

/** What a move says: where to, from when, and who of the household. */
export interface Move {
  answers: ReadonlyMap<string, Json>;
  absent: ReadonlyMap<string, string>;
  retract: readonly string[];
  from: string;
  /** The places of those who move. */
  movers: readonly number[];
}

/**
 * The day, and every field of the address; what who registers it always needs is needed here, a paper can follow. Who
 * moves has an address: only of a paper it can be said that it is not there.
 */
export function moveFields(contracts: Contracts, needs: Needs): { day: AskedField; address: AskedField[] } {
  const moved = movedFacts(contracts);
  const needed = neededOf(contracts, needs, moved);
  const [day] = fieldsOf(contracts, [MOVE_IN], []);
  return {
    day: {
      ...day!,
      question: textsInBoth('move').from,
      help: textsInBoth('move').fromHint,
    },
    address: fieldsOf(contracts, moved, []).map((field) => {
      const isPaper = isDocument(field.spec);
      const spec = isPaper ? field.spec : { ...field.spec, absence: undefined };
      return { ...field, spec, needed: needed.has(spec.path) };
    }),
  };
}

function neededOf(contracts: Contracts, needs: Needs, moved: readonly string[]): Set<string> {
  const registering = contracts.agencies.filter((agency) => {
    const { recipient } = contracts.process(agency);
    return 'path' in recipient && moved.includes(recipient.path);
  });
  const always = registering.flatMap((agency) => needs.needList(agency)).filter(({ need }) => need === 'always');
  return new Set(always.map(({ path }) => path).filter((path) => !isDocument(contracts.getPath(path))));
}

/** What was typed; nothing of it is a move while there are problems. */
export function readMove(
  contracts: Contracts,
  form: TypedForm,
  fields: { day: AskedField; address: readonly AskedField[] },
  persons: readonly Person[],
  place: number,
): { move?: Move; problems: readonly FieldProblem[] } {
  const all = [fields.day, ...fields.address];
  const { answers, absent, problems } = readFacts(contracts, form, all, new Map(), form.kept);
  const movers = persons.length < 2 ? [place] : chosen(form, persons);
  const missing = all.filter(
    ({ spec, needed }) => (needed || spec.fact === MOVE_IN) && !answers.has(spec.fact) && !absent.has(spec.fact),
  );
  const wrong = new Set(problems.map(({ name }) => name));
  const found = [
    ...(movers.length === 0 ? [{ name: WHO, message: textsInBoth('move').chooseWho }] : []),
    ...problems,
    ...missing.map(missingAt).filter(({ name }) => !wrong.has(name)),
  ];
  const from = answers.get(MOVE_IN);
  if (found.length > 0 || typeof from !== 'string') return { problems: found };
  const said = new Set([...answers.keys(), ...absent.keys()]);
  const isStated = (fact: string): boolean => persons.some(({ statements }) => Object.hasOwn(statements, fact));
  const retract = movedFacts(contracts).filter((fact) => !said.has(fact) && isStated(fact));
  return { move: { answers, absent, retract, from, movers }, problems: [] };
}

/**
 * Nothing of the address is another than what stands for one who moves, and was not said to be since. A paper or who lives
 * there too may have been left out.
 */
export function isNoMove(
  fields: readonly AskedField[],
  { answers }: Move,
  standing: ReadonlyMap<string, Json>,
  { statements }: Person,
): boolean {
  const isSame = (one: Json | undefined, other: Json | undefined): boolean =>
    JSON.stringify(one) === JSON.stringify(other);
  return fields.every(({ spec: { fact, schema } }) => {
    const given = answers.get(fact);
    if (given === undefined && !['text', 'choice'].includes(shapeOf(schema).kind)) return true;
    const said = Object.hasOwn(statements, fact) ? statements[fact]!.value : standing.get(fact);
    return isSame(given, standing.get(fact)) && isSame(given, said);
  });
}

function chosen(form: Form, persons: readonly Person[]): number[] {
  const places = new Set(form.all(WHO));
  return persons.flatMap((_, place) => (places.has(String(place)) ? [place] : []));
}

/** One amendment: a move is told once, whole. What the old address had and the new one has not is taken back with it. */
export function amendmentOf({ answers, absent, retract, from, movers }: Move, persons: readonly Person[]): Amendment {
  return { change: changeOf(answers, absent, retract), from, movers: movers.map((place) => moverOf(persons[place]!)) };
}

const moverOf = ({ relation, personId }: Person): string => (relation === 'applicant' ? 'applicant' : personId);
