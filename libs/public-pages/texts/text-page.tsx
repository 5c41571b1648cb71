import type { ComponentChildren, JSX } from 'preact';
import { type Visit, PlainPage } from '#pages';
import type { PageName } from '../page-names.js';
import { publicLinks } from '../public-links.js';

export interface Section {
  heading: string;
  text?: readonly string[];
  list?: readonly string[];
  links?: readonly { href: string; label: string }[];
}

interface TextProps {
  visit: Visit;
  title: string;
  lead: string;
  name: PageName;
  children: ComponentChildren;
}

/** A page to read, with nothing to fill in. */
export function TextPage({ visit, title, lead, name, children }: TextProps): JSX.Element {
  return (
    <PlainPage title={title} name={name} links={publicLinks(visit, `/${name}`)} lead={lead}>
      {children}
    </PlainPage>
  );
}

export function Sections({ sections }: { sections: readonly Section[] }): JSX.Element {
  return (
    <>
      {sections.map(({ heading, text = [], list = [], links = [] }) => (
        <section>
          <h2>{heading}</h2>
          {text.map((paragraph) => (
            <p class="measure">{paragraph}</p>
          ))}
          {list.length > 0 && (
            <ul>
              {list.map((item) => (
                <li>{item}</li>
              ))}
            </ul>
          )}
          {links.map(({ href, label }) => (
            <p>
              <a href={href}>{label}</a>
            </p>
          ))}
        </section>
      ))}
    </>
  );
}
