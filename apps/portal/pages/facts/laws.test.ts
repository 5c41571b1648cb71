import { lawsOf } from './laws.js';

test('a law is named once, with its sections in the order of the law', () => {
  const basis = (law: string, section: string) => ({ law, section });
  expect(
    lawsOf([
      basis('CPR-loven', '§ 20, nr. 11'),
      basis('CPR-loven', ''),
      basis('Sundhedsloven', '§§ 58-60'),
      basis('CPR-loven', '§ 20, nr. 2'),
      basis('CPR-loven', '§§ 9, 11'),
      basis('CPR-loven', '§ 20, nr. 2'),
    ]),
  ).toEqual([
    { law: 'CPR-loven', sections: ['§§ 9, 11', '§ 20, nr. 2', '§ 20, nr. 11'], hasUnnamed: true },
    { law: 'Sundhedsloven', sections: ['§§ 58-60'], hasUnnamed: false },
  ]);
});
