import type { Clock } from '#clock';
import type { ProblemError, ProblemPage, ShownPage } from '#http';
import type { FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import type { Cookies } from '../../access/cookies.js';
import { type Assets, pageHeaders, render, type Site, type Visit, within, PlainPage } from '#pages';
import { chosenLanguage } from '../visit/visit-cookies.js';
import { type Texts, textsIn } from '#texts';

const problemWords = textsIn('problem');

/** What only programs ask for, and what a browser loads by itself. */
const NOT_FOR_PEOPLE = /^\/(?:api|internal|assets|health|metrics|promises|control)(?:\/|$)/;

/** A problem as a page, for whoever asked for a page: what happened, what was kept, what to do. */
export function problemPage(assets: Assets, site: Site, clock: Clock, cookies: Cookies): ProblemPage {
  return (problem, request): ShownPage | undefined => {
    if (NOT_FOR_PEOPLE.test(request.url) || !wantsPage(request)) return undefined;
    const visit = {
      ...site,
      language: chosenLanguage(cookies, request),
      address: '/',
      coversPlace: true,
      now: clock.now(),
    };
    return {
      html: render(
        within({ visit, asset: assets.addressOf }, <Problem visit={visit} problem={problem} request={request.id} />),
      ),
      headers: pageHeaders(visit),
    };
  };
}

function wantsPage({ headers: { accept = '' } }: FastifyRequest): boolean {
  return /\btext\/html\b/.test(accept);
}

interface ProblemProps {
  visit: Visit;
  problem: ProblemError;
  request: string;
}

function Problem({ visit, problem, request }: ProblemProps): JSX.Element {
  const words = problemWords(visit);
  const { title, lead } = words[kindOf(problem)];
  return (
    <PlainPage title={title} name="problem" lead={lead}>
      <div class="actions">
        <a class="button button-primary" href="/continue">
          {words.toContinue}
        </a>
        <a href="/">{words.toStart}</a>
      </div>
      {problem.status >= 500 && <p class="quiet small">{`${words.again}: ${request}`}</p>}
    </PlainPage>
  );
}

type Kind = Exclude<keyof Texts['problem'], 'toStart' | 'toContinue' | 'again'>;

const KINDS: Readonly<Record<number, Kind>> = {
  401: 'signIn',
  404: 'notFound',
  405: 'notFound',
  409: 'conflict',
  413: 'tooLarge',
  429: 'tooMany',
  503: 'away',
};

function kindOf({ code, status }: ProblemError): Kind {
  if (code === 'tooManyDrafts' || code === 'documentsFull') return code;
  if (code === 'noRoom') return 'full';
  return KINDS[status] ?? (status < 500 ? 'refused' : 'broken');
}
