import { ContractError } from '../contract-error.js';
import type { Derived, Json } from '../model.js';
import type { Citizenships } from './citizenships.js';
import { ageAt, wholeMonthsBetween } from './dates.js';

interface Operator {
  readonly compute: (inputs: readonly (Json | undefined)[], today?: string) => Json | undefined;
  /** How many of the inputs, from the first on, it cannot do without. */
  readonly needs: number;
}

export type CompileDerived = (path: string, definition: Json) => Derived;

/** `x-derived` is an object of one operator and the paths it reads. */
export function derivedCompiler(citizenships: Citizenships): CompileDerived {
  const operators: Readonly<Record<string, Operator>> = {
    wholeMonthsBetween: { compute: ([from, to]) => wholeMonthsBetween(from, to), needs: 2 },
    ageAt: { compute: ([birth, day], today) => ageAt(birth, day ?? today), needs: 0 },
    citizenshipGroup: { compute: ([citizenship, others]) => citizenships.groupOf(citizenship, others), needs: 1 },
  };
  return (path, definition) => {
    const [name = '', inputs = []] = Object.entries(definition as Record<string, string[]>)[0] ?? [];
    const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
    if (!operator)
      throw new ContractError(
        'unknownOperator',
        `${path} is derived by "${name}". x-derived knows ${Object.keys(operators).join(', ')} only.`,
      );
    return {
      inputs,
      needs: inputs.slice(0, operator.needs),
      compute: (valueOf, today) => operator.compute(inputs.map(valueOf), today),
    };
  };
}
