import { wordsIn } from '#pages';

/** A source in a sentence: who, what they do, and the form after a preposition. */
export interface SourceWords {
  subject: string;
  says: string;
  counts: string;
  object: string;
}

interface Sources {
  resident: SourceWords;
  employer: SourceWords;
  school: SourceWords;
  document: SourceWords;
  staff: SourceWords;
  /** What no source states any more. */
  unsaid: SourceWords;
}

const en = (name: string, says = 'says', counts = 'counts'): SourceWords => ({
  subject: name,
  says,
  counts,
  object: name,
});
const da = (subject: string, object = subject): SourceWords => ({ subject, says: 'siger', counts: 'tæller', object });

const sources = wordsIn<Sources>({
  en: {
    resident: en('you', 'say', 'count'),
    employer: en('your employer'),
    school: en('your school'),
    document: en('a document'),
    staff: en('a caseworker'),
    unsaid: en('what agencies were sent before'),
  },
  da: {
    resident: da('du', 'dig'),
    employer: da('din arbejdsgiver'),
    school: da('dit uddannelsessted'),
    document: da('et dokument'),
    staff: da('en sagsbehandler'),
    unsaid: da('det, myndighederne fik før'),
  },
});

/** The same, where the page is about somebody else of the household. */
const sourcesOfAnother = wordsIn<Partial<Sources>>({
  en: { resident: en('the application'), employer: en('the employer'), school: en('the school') },
  da: { resident: da('ansøgningen'), employer: da('arbejdsgiveren'), school: da('uddannelsesstedet') },
});

/** @param agencyInside the source inside a sentence, where it is an agency */
export function sourceWords(
  source: string,
  visit: { readonly language: 'da' | 'en' },
  isApplicant: boolean,
  agencyInside: (agency: string) => string,
): SourceWords {
  const words: Sources = { ...sources(visit), ...(isApplicant ? {} : sourcesOfAnother(visit)) };
  if (source === '') return words.unsaid;
  if (Object.hasOwn(words, source)) return words[source as keyof Sources];
  const name = agencyInside(source);
  return visit.language === 'en' ? en(name) : da(name);
}
