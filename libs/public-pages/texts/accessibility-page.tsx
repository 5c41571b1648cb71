import type { JSX } from 'preact';
import type { Visit } from '#pages';
import { Sections, TextPage } from './text-page.js';
import { textsIn } from '#texts';

const accessibilityWords = textsIn('accessibility');

/** After the model of the Danish act on web accessibility. */
export function AccessibilityPage({ visit }: { visit: Visit }): JSX.Element {
  const { title, lead, sections } = accessibilityWords(visit);
  return (
    <TextPage visit={visit} title={title} lead={lead} name="accessibility">
      <Sections sections={sections} />
    </TextPage>
  );
}
