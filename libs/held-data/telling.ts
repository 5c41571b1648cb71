import {
  type Contracts,
  type Disclosure,
  type FactSpec,
  type PathSpec,
  type Text,
  capital,
  inWords,
  small,
} from '#contracts';
import { nameAgency, showValue } from '#fact-form';
import { showMoment, showShortDay, showTime, showList, type Language, type NamedAgency, type Reader } from '#pages';
import { schemaOf, type KnownFact, type Saying } from './known-fact.js';
import { filled, textsIn, type Texts } from '#texts';

const dataWords = textsIn('data');
const sourceWords = textsIn('source');

/** A source within a sentence: as who does something, and after a preposition. */
type NamedSource = Readonly<Record<'subject' | 'object', string>>;

/** Says in a reader's words what is held about a person: for the page, and for the file that is downloaded. */
export class Telling {
  readonly words: Texts['data'];
  readonly language: Language;

  constructor(
    readonly contracts: Contracts,
    private readonly reader: Reader,
    private readonly isApplicant: boolean,
    private readonly now: Date,
  ) {
    this.language = reader.language;
    this.words = dataWords(reader);
  }

  title(spec: FactSpec): string {
    return spec.title[this.language];
  }

  value({ spec }: Pick<KnownFact, 'spec'>, { value, absence }: Saying): string {
    if (absence !== undefined) return this.words.none({ reason: this.absence(spec, absence) });
    return value === undefined ? '' : showValue(schemaOf(spec), value, this.reader);
  }

  source({ source }: Pick<Saying, 'source'>): NamedSource {
    const { ofAnother, unsaid, ...words } = sourceWords(this);
    const named: Readonly<Record<string, NamedSource>> = {
      ...words,
      ...(this.isApplicant ? {} : ofAnother),
      '': unsaid,
    };
    if (named[source]) return named[source];
    const { inside } = this.agency(source);
    return { subject: inside, object: inside };
  }

  /** Who is called "you". */
  isReader({ source }: Pick<Saying, 'source'>): boolean {
    return source === 'resident' && this.isApplicant;
  }

  /** Where something comes from, and since when. */
  from({ source, at }: Pick<Saying, 'source' | 'at'>): string {
    return this.words.from({ source: this.source({ source }).object, since: this.moment(at) });
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
    const sentences = [this.from(used)];
    if (used.assurance === 'documented') sentences.push(words.documented);
    if (used.assurance === 'verified') sentences.push(words.verified);
    const names = this.list(agreeing.map((saying) => this.source(saying).subject));
    const isYou = agreeing.some((saying) => this.isReader(saying));
    if (agreeing.length > 0) sentences.push(words.same({ sources: agreeing.length, names, isYou }));
    return sentences.join(' ');
  }

  /** Why what is used counts before what others say. */
  reason({ used, differing, reason, isDisputed }: KnownFact): string {
    const { words } = this;
    if (isDisputed) return words.disputed;
    const others = differing.filter(({ source }) => source !== '').map((saying) => this.source(saying).object);
    return filled(words.because, {
      source: this.source(used).subject,
      isYou: this.isReader(used),
      others: this.list(others),
    })[reason];
  }

  /** To whom something was sent, when, and whether they have it. */
  sentWhen({
    agency,
    recipient,
    at,
    confirmed,
  }: Pick<Disclosure, 'agency' | 'recipient' | 'at' | 'confirmed'>): string {
    return this.words.sentWhen({ agency: this.agency(agency, recipient).name, when: this.moment(at), confirmed });
  }

  agency(agency: string, recipient?: string): NamedAgency {
    return nameAgency(this.contracts, agency, this.reader, recipient);
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
