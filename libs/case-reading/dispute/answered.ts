import type { Answered, Contracts, Json } from '#contracts';
import { nameAgency, showValue } from '#fact-form';
import type { NamedAgency, Reader } from '#pages';
import { movedFacts } from '../moved-facts.js';
import { textsIn } from '#texts';

const answeredWords = textsIn('answered');

/** An answer as a page tells of it. */
export interface AnsweredDispute {
  party: NamedAgency;
  at: string;
  result: Answered['result'];
  facts: readonly AnsweredFact[];
  /** It is about where the person lives. */
  isMove: boolean;
}

export interface AnsweredFact {
  /** The name of the fact that the path belongs to. */
  fact: string;
  title: string;
  said: string;
  registered: string;
}

export function answeredOf(contracts: Contracts, answers: readonly Answered[], reader: Reader): AnsweredDispute[] {
  const moved = new Set(movedFacts(contracts));
  return answers.map(({ agency, recipient, at, result, facts }) => ({
    ...{ at, result },
    party: nameAgency(contracts, agency, reader, recipient),
    facts: facts.flatMap(({ path, said, registered }) => {
      const spec = contracts.findPath(path);
      const shown = (value: Json | undefined): string =>
        value === undefined || !spec ? answeredWords(reader).none : showValue(spec.schema, value, reader);
      if (!spec) return [];
      return [
        { fact: spec.fact, title: spec.title[reader.language], said: shown(said), registered: shown(registered) },
      ];
    }),
    isMove: facts.some(({ path }) => moved.has(path)),
  }));
}
