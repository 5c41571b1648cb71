import { argumentsOf, compile } from './message.js';
import { textsInBoth } from './in-both.js';
import { readTexts, type TextTree } from './text-files.js';
import { filled, placeIn } from './texts.js';

describe('a text', () => {
  const said = (message: string, values: Parameters<ReturnType<typeof compile>>[0] = {}): string =>
    compile(message, 'en')(values);

  it('takes its values by name, and with a capital where a sentence begins', () => {
    expect(said('{Agency} is told. Ask {agency}.', { agency: 'the office' })).toBe(
      'The office is told. Ask the office.',
    );
  });

  it('chooses none where there is nothing to say', () => {
    const message = '{when, select, none {Sent} other {Sent {when}}}';
    expect([said(message), said(message, { when: '' }), said(message, { when: 'today' })]).toEqual([
      'Sent',
      'Sent',
      'Sent today',
    ]);
  });

  it('shows nothing for what is not there and chooses nothing', () => {
    expect(said('{name} says: {value}', { name: 'she', value: '' })).toBe('she says: ');
  });

  it('chooses by yes and no, and by a number', () => {
    const message = '{isLate, select, true {late} other {in time}}, {n, plural, one {one thing} other {# things}}';
    expect([said(message, { isLate: true, n: 1 }), said(message, { isLate: false, n: 0 })]).toEqual([
      'late, one thing',
      'in time, 0 things',
    ]);
  });

  it('holds letters that mean something in pages', () => {
    expect(said('<b>{name}</b> & co', { name: '<i>' })).toBe('<b><i></b> & co');
  });

  it('holds braces in quotes, which take no value', () => {
    expect(textsInBoth('apiProblem').isSubmitted.en).toMatch(/PATCH \/cases\/\{caseId\}\/answers\.$/);
  });

  it('is said in both languages at once, with values in both', () => {
    const { wrongOrder } = textsInBoth('dateProblem');
    expect(wrongOrder({ other: { da: 'Fra', en: 'From' } })).toEqual({
      da: 'Datoen ligger før den i feltet ”Fra”. Ret den af de to, der er forkert.',
      en: 'This date is before the one in “From”. Correct whichever of the two is wrong.',
    });
  });

  it('is refused where its braces do not hold, or where it would write dates itself', () => {
    expect(() => argumentsOf('{open')).toThrow(SyntaxError);
    expect(() => argumentsOf('{day, date, short}')).toThrow(/other formats are not used/);
  });

  it('is filled with its group, in lists too', () => {
    const group = {
      title: 'Title',
      steps: [{ what: compile('{a} first', 'en') }, { what: compile('{b} then', 'en') }],
    };
    expect(filled<unknown>(group, { a: 'A', b: 'B' })).toEqual({
      title: 'Title',
      steps: [{ what: 'A first' }, { what: 'B then' }],
    });
  });
});

describe('the files of texts', () => {
  const files = readTexts();
  const english = files.get('en')!;

  it.each([...files.keys()])('%s has every text, and no other', (language) => {
    expect(namesOf(files.get(language)!)).toEqual(namesOf(english));
  });

  it.each([...files.keys()])('%s can be read as ICU messages', (language) => {
    const broken = messagesOf(files.get(language)!).filter(([, message]) => !isReadable(message));
    expect(broken).toEqual([]);
  });
});

const namesOf = (tree: TextTree): string[] => messagesOf(tree).map(([place]) => place);

function messagesOf(tree: TextTree, place = ''): [string, string][] {
  if (typeof tree === 'string') return [[place, tree]];
  return Object.keys(tree).flatMap((name) =>
    placeIn([tree], name).flatMap((inner) => messagesOf(inner, `${place}/${name}`)),
  );
}

function isReadable(message: string): boolean {
  try {
    argumentsOf(message);
    return true;
  } catch {
    return false;
  }
}
