import type { JSX } from 'preact';
import type { Visit } from '#pages';
import type { Licences } from './licences.js';
import { TextPage } from './text-page.js';
import { textsIn } from '#texts';

const licencesWords = textsIn('licences');

interface LicencesProps {
  visit: Visit;
  licences: Licences;
}

export function LicencesPage({ visit, licences }: LicencesProps): JSX.Element {
  const words = licencesWords(visit);
  const parts = [
    { heading: words.code, text: licences.code },
    { heading: words.icons, text: licences.icons },
    { heading: words.font, text: licences.font },
    { heading: words.fontOfFiles, text: licences.fontOfFiles },
  ];
  return (
    <TextPage visit={visit} title={words.title} lead={words.lead} name="licences">
      {parts.map(({ heading, text }) => (
        <section>
          <h2>{heading}</h2>
          <details class="details">
            <summary class="details-summary">
              {words.show}
              <span class="sr-only">{`: ${heading}`}</span>
            </summary>
            <div class="details-text">
              <div class="licence" lang="en">
                {text}
              </div>
            </div>
          </details>
        </section>
      ))}
    </TextPage>
  );
}
