import type { ComponentChildren, JSX } from 'preact';
import type { Visit } from './visit.js';
import { showList } from './language.js';
import { Marks } from './marks.js';
import { usePage } from './page-context.js';
import { textsIn } from '#texts';

const frameWords = textsIn('frame');

export interface Link {
  href: string;
  label: string;
  /** The page that is shown. */
  current?: boolean;
}

export interface FrameProps {
  /** Of this page alone; the name of the site follows it. */
  title: string;
  /** What was sent has to be corrected: said first in the title, so that it is heard first. */
  hasErrors?: boolean;
  /** Ways on from here, in the header. */
  links?: readonly Link[];
  /** The id of the page's form: leaving and changing the language send it, so that nothing typed is lost. */
  form?: string;
  /** What is typed in the form is kept when one leaves; else it is left by its own ways only. */
  keepsWhenLeft?: boolean;
  /** What the page is about, for "was this page useful": one of few names, never an address with ids. */
  name: string;
  /** Scripts that make the page nicer; it works without. */
  scripts?: readonly string[];
  children?: ComponentChildren;
}

/** The whole document around a page. */
export function Frame(props: FrameProps): JSX.Element {
  const { visit, asset } = usePage();
  const { title, hasErrors, name, scripts = [], children } = props;
  const words = frameWords(visit);
  return (
    <html lang={visit.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content={visit.applicationId ? 'noindex' : 'index'} />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${hasErrors ? words.error : ''}${title} – Ankomst`}</title>
        <link rel="icon" href={asset('mark.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={asset('portal.css')} />
        {[...scripts, ...(visit.applicationId === undefined ? [] : ['still-there.js'])].map((script) => (
          <script src={asset(script)} type="module" />
        ))}
      </head>
      <body>
        <Marks />
        <a class="skipnav" href="#main-content">
          {words.skip}
        </a>
        {props.form && <DefaultButton form={props.form} />}
        <Header {...props} visit={visit} />
        <main id="main-content" tabIndex={-1}>
          {children}
          <Useful visit={visit} name={name} />
        </main>
        <Footer visit={visit} />
        {visit.applicationId !== undefined && <StillThere visit={visit} />}
      </body>
    </html>
  );
}

/** What Enter in a field does is what the first button of its form does, and the header has buttons of it. */
function DefaultButton({ form }: { form: string }): JSX.Element {
  return <button class="first-submit" type="submit" form={form} tabIndex={-1} aria-hidden="true" />;
}

function Header({ visit, links = [], form, keepsWhenLeft = true }: FrameProps & { visit: Visit }): JSX.Element {
  const words = frameWords(visit);
  const other = visit.language === 'en' ? 'da' : 'en';
  return (
    <header class="header">
      <div class="container header-row">
        <a class="wordmark" href="/" aria-label={words.home}>
          <Wordmark />
          Ankomst
        </a>
        <nav class="header-nav" aria-label={words.main}>
          <ul>
            {links.map(({ href, label, current }) => (
              <li>
                <a href={href} aria-current={current ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
            {form && keepsWhenLeft && (
              <li>
                <button class="as-link" type="submit" form={form} name="leave" value="yes" formNoValidate>
                  {words.saveAndLeave}
                </button>
              </li>
            )}
            <li>
              {form ? (
                <button
                  class="as-link"
                  type="submit"
                  form={form}
                  name="language"
                  value={other}
                  formNoValidate
                  lang={other}
                >
                  {words.other}
                </button>
              ) : (
                <a
                  href={`/language/${other}?to=${encodeURIComponent(visit.address)}`}
                  lang={other}
                  hreflang={other}
                  rel="nofollow"
                >
                  {words.other}
                </a>
              )}
            </li>
          </ul>
        </nav>
      </div>
    </header>
  );
}

function Wordmark(): JSX.Element {
  return (
    <svg viewBox="0 0 40 32" aria-hidden="true" focusable="false">
      <path d="M4 4C18 4 16 16 26 16M4 16h22M4 28c14 0 12-12 22-12" fill="none" stroke="#10243f" stroke-width="3" />
      <circle cx="4.5" cy="4" r="4" fill="#54278f" />
      <path d="M4.5 10.8 9 15v5H0v-5Z" fill="#005f56" />
      <rect x="0" y="24.5" width="9" height="7" rx="1" fill="#9a3403" />
      <circle cx="32" cy="16" r="7" fill="#10243f" />
      <path d="m28.8 16.2 2.3 2.3 4.3-4.6" fill="none" stroke="#fff" stroke-width="1.8" />
    </svg>
  );
}

function Useful({ visit, name }: { visit: Visit; name: string }): JSX.Element {
  const words = frameWords(visit);
  return (
    <div class="container">
      <form class="useful" method="post" action="/useful">
        <fieldset>
          <legend>{words.useful}</legend>
          <input type="hidden" name="page" value={name} />
          <button class="button button-secondary" name="useful" value="yes">
            {words.yes}
          </button>
          <button class="button button-secondary" name="useful" value="no">
            {words.no}
          </button>
          <span class="quiet small">{words.usefulNote}</span>
        </fieldset>
      </form>
    </div>
  );
}

function deciding({ agencies, language }: Visit): string {
  return showList(
    agencies.map((name) => name[language]),
    language,
  );
}

function Footer({ visit }: { visit: Visit }): JSX.Element {
  const words = frameWords(visit);
  const about: readonly Link[] = [
    { href: '/overlap', label: words.overlap },
    { href: '/statistics', label: words.howLong },
    { href: '/privacy', label: words.privacy },
    { href: '/accessibility', label: words.accessibility },
  ];
  return (
    <footer>
      <div class="footer">
        <div class="container">
          <div class="row">
            <div class="col-12 col-md-4 footer-col">
              <h2 class="h4 flush">{words.help}</h2>
              <p>{words.visit}</p>
              <p class="quiet small">{words.helpLine}</p>
            </div>
            <div class="col-12 col-md-4 footer-col">
              <h2 class="h4 flush">{words.about}</h2>
              <ul class="plain">
                {about.map(({ href, label }) => (
                  <li>
                    <a href={href}>{label}</a>
                  </li>
                ))}
              </ul>
            </div>
            <div class="col-12 col-md-4 footer-col">
              <h2 class="h4 flush">{words.whoDecides}</h2>
              <p>{words.decide({ agencies: deciding(visit) })}</p>
              <p class="quiet small">
                <a href="/licences">{words.licences}</a>
              </p>
            </div>
          </div>
        </div>
      </div>
    </footer>
  );
}

/** Long enough to read it, to fetch one's glasses and to press a button (WCAG 2.2, 2.2.1). */
const WARN_SECONDS = 300;

/** Shown by a script before an open application closes by itself; without script it closes at the next page. */
function StillThere({ visit }: { visit: Visit }): JSX.Element {
  const words = frameWords(visit);
  return (
    <dialog id="still-there" aria-labelledby="still-there-title" data-idle={visit.idleSeconds} data-warn={WARN_SECONDS}>
      <form method="post" action="/leave">
        <h2 class="h3 flush" id="still-there-title">
          {words.stillThere}
        </h2>
        <p>
          {words.closes} <strong data-left />. {words.closesKept}
        </p>
        <div class="actions">
          <button class="button button-primary" type="submit" formMethod="dialog" autoFocus>
            {words.stay}
          </button>
          <button class="button button-secondary" type="submit" data-leave>
            {words.leave}
          </button>
        </div>
      </form>
    </dialog>
  );
}
