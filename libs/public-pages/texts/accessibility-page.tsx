import type { JSX } from 'preact';
import type { Visit } from '#pages';
import { accessibilityWords } from './accessibility-words.js';
import { Sections, TextPage } from './text-page.js';

/** After the model of the Danish act on web accessibility. */
export function AccessibilityPage({ visit }: { visit: Visit }): JSX.Element {
  const { title, lead, sections } = accessibilityWords(visit);
  return (
    <TextPage visit={visit} title={title} lead={lead} name="accessibility">
      <Sections sections={sections} />
    </TextPage>
  );
}
