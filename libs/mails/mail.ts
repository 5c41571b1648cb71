import { filled, textsIn } from '#texts';
import type { AtOnceKind, NoticeLanguage } from './notice.js';

const noticeWords = textsIn('notices');

/** What a mail says: lines of text, and where its link leads. */
export interface NoticeWords {
  subject: string;
  lines: readonly string[];
  /** Words of the link. */
  link: string;
}

export interface MailBody {
  subject: string;
  text: string;
  html: string;
}

export interface MailParts {
  kind: AtOnceKind;
  language: NoticeLanguage;
  references: readonly string[];
  /** Where the mail's link leads. */
  link: string;
  /** The link opens something by itself. */
  hasWayIn: boolean;
}

export function mailOf({ kind, language, references, link, hasWayIn }: MailParts): MailBody {
  const words = noticeWords({ language })[kind];
  return written(filled(words, { references: listed(references, language), hasLink: hasWayIn }), language, link);
}

/** The words of a mail, as text and as plain HTML that says the same. */
export function written(
  { subject, lines, link: label }: NoticeWords,
  language: NoticeLanguage,
  link: string,
): MailBody {
  const end = noticeWords({ language }).closing;
  return {
    subject,
    text: [...lines, `${label}: ${link}`, end, 'Ankomst'].join('\n\n') + '\n',
    html: [
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>`,
      ...lines.map((line) => `<p>${escaped(line)}</p>`),
      `<p><a href="${escaped(link)}">${escaped(label)}</a></p><p>${escaped(end)}</p><p>Ankomst</p></body></html>`,
    ].join('\n'),
  };
}

/** One, or several of a household. */
export const listed = (references: Iterable<string>, language: NoticeLanguage): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(references);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
