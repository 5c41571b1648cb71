import { lawsOf } from './laws.js';

const basis = (law: string, section: string) => ({ law, section });
const sections = (...named: string[]) =>
  lawsOf(named.map((section) => basis('law', section)))[0]!.sections.replaceAll('\u00a0', ' ');

describe('the laws of several needs', () => {
  test('are named once each', () => {
    expect(lawsOf([basis('CPR-loven', ''), basis('Sundhedsloven', ''), basis('CPR-loven', '')])).toEqual([
      { law: 'CPR-loven', sections: '', isOpen: true },
      { law: 'Sundhedsloven', sections: '', isOpen: true },
    ]);
  });

  test('are open only where a section has to be named and none is', () => {
    const whole = { ...basis('CPR-loven', ''), noneNeeded: 'The law as a whole.' };
    expect(lawsOf([basis('CPR-loven', ''), whole])).toEqual([{ law: 'CPR-loven', sections: '', isOpen: false }]);
    expect(lawsOf([basis('CPR-loven', ''), basis('CPR-loven', '§ 20')])).toMatchObject([{ isOpen: false }]);
  });

  test('have their paragraphs in the order of the law, each once', () => {
    expect(sections('§§ 6, 9 a, 9 i', '§ 44 a', '§ 9 a', '')).toBe('§§ 6, 9 a, 9 i, 44 a');
    expect(sections('§ 1')).toBe('§ 1');
    expect(sections('§§ 58-60')).toBe('§§ 58-60');
  });

  test('have the parts of a paragraph together', () => {
    expect(sections('§ 20, nr. 11', '§ 20, nr. 2', '§ 28', '§ 22, stk. 3')).toBe('§ 28; § 20, nr. 2, 11; § 22, stk. 3');
  });

  test('name a paragraph as a whole instead of its parts, where one need does', () => {
    expect(sections('§ 20, nr. 11', '§ 20')).toBe('§ 20');
  });
});
