import { type Contracts, type FactSpec, type PathSpec, type Text, capital, inWords, small } from '#contracts';
import { nameAgency, showValue } from '#fact-form';
import { showMoment, showShortDay, showTime, showList, type Language, type NamedAgency } from '#pages';
import { dataWords, type DataWords } from './data-words.js';
import { schemaOf, type KnownFact, type Saying } from './known-fact.js';
import { sourceWords, type SourceWords } from './source-words.js';

/** Says in a reader's words what is held about a person: for the page, and for the file that is downloaded. */
export class Telling {
  readonly words: DataWords;

  constructor(
    readonly contracts: Contracts,
    readonly language: Language,
    private readonly isApplicant: boolean,
    private readonly now: Date,
  ) {
    this.words = dataWords({ language });
  }

  title(spec: FactSpec): string {
    return spec.title[this.language];
  }

  value({ spec }: Pick<KnownFact, 'spec'>, { value, absence }: Saying): string {
    if (absence !== undefined) return this.words.none(this.absence(spec, absence));
    return value === undefined ? '' : showValue(schemaOf(spec), value, this.language);
  }

  source({ source }: Pick<Saying, 'source'>): SourceWords {
    return sourceWords(source, this, this.isApplicant, (agency) => this.agency(agency).inside);
  }

  /** The source at the head of a row. */
  sourceName(saying: Saying): string {
    return capital(this.source(saying).subject);
  }

  moment(at: string | undefined): string {
    return at === undefined ? '' : `${showShortDay(at, this.language)}, ${showTime(at, this.language)}`;
  }

  day(at: string): string {
    return showShortDay(at, this.language);
  }

  /** The time alone where it was today. */
  momentNow(at: string): string {
    return showMoment(at, this.now, this.language);
  }

  /** Where what is used comes from, how well it is shown, and who says the same. */
  origin({ used, agreeing }: KnownFact): string {
    const { words } = this;
    const sentences = [words.from(this.source(used).object, this.moment(used.at))];
    if (used.assurance === 'documented') sentences.push(words.documented);
    if (used.assurance === 'verified') sentences.push(words.verified);
    const others = agreeing.map((saying) => this.source(saying));
    const isOne = others.length === 1 && others[0]!.says !== 'say';
    if (others.length > 0) sentences.push(capital(words.same(this.list(others.map(({ subject }) => subject)), isOne)));
    return sentences.join(' ');
  }

  /** Why what is used counts before what others say. */
  reason({ used, differing, reason, isDisputed }: KnownFact): string {
    const { words } = this;
    if (isDisputed) return words.disputed;
    const { subject, says, counts } = this.source(used);
    const others = differing.filter(({ source }) => source !== '').map((saying) => this.source(saying).object);
    if (reason === 'authority') return words.because.authority(subject, says, counts, this.list(others));
    return words.because[reason](subject, says);
  }

  agency(agency: string, recipient?: string): NamedAgency {
    return nameAgency(this.contracts, agency, this.language, recipient);
  }

  list(items: readonly string[]): string {
    return showList(items, this.language);
  }

  /** The title of a fact, or of a path as it stands in a disclosure. */
  pathTitle(path: string): string {
    return (this.contracts.findFact(path) ?? this.contracts.findPath(path))?.title[this.language] ?? path;
  }

  private absence({ paths }: FactSpec, reason: string): string {
    const labels = (paths[0] as PathSpec & { absenceLabels?: Readonly<Record<string, Text>> }).absenceLabels;
    return labels?.[reason]?.[this.language] ?? small(inWords(reason)[this.language]);
  }
}
