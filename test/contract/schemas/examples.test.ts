import { contracts, readContracts } from '#contracts';
import { BASE, invalidExamples, messageSchemas, root, validExamples } from './example-files.js';

const compiled = readContracts(root);

it('finds the schemas', () => {
  expect(messageSchemas.length).toBeGreaterThan(20);
});

describe.each(messageSchemas.map(([file]) => file))('%s', (file) => {
  const problemsOf = (value: unknown) => contracts.validate(BASE + file, value);

  it('has at least two valid and two invalid examples', () => {
    expect(validExamples(file).length).toBeGreaterThanOrEqual(2);
    expect(invalidExamples(file).length).toBeGreaterThanOrEqual(2);
  });

  it.each(validExamples(file))('takes $name', ({ value }) => {
    expect(problemsOf(value)).toEqual([]);
  });

  it.each(invalidExamples(file))('refuses $name, and says where and why', ({ value, reports }) => {
    expect(problemsOf(value).map(({ path, code }) => ({ path, code }))).toEqual(reports);
  });

  it('is answered alike by the generated and by the freshly compiled validator', () => {
    for (const { value } of [...validExamples(file), ...invalidExamples(file)])
      expect(compiled.validate(BASE + file, value)).toEqual(problemsOf(value));
  });
});
