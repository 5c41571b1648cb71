import type { Text } from '#contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from './language.js';

/** What a face shows on each of its pages. */
export interface Site {
  /** Who decides: the agencies in their order, as they are called within a sentence. */
  readonly agencies: readonly Text[];
  /** So long may nobody be at a page of an open application. */
  readonly idleSeconds: number;
}

/** To whom something is shown. */
export interface Reader {
  readonly language: Language;
  /** What tells where somebody lives stays covered. */
  readonly coversPlace: boolean;
}

/** Somebody who looks at a page; where no application is open there is no place to show. */
export interface Visit extends Site, Reader {
  /** The page's own address, where a change of language comes back to. */
  readonly address: string;
  /** Whose application is open in this browser. */
  readonly applicationId?: string;
  readonly now: Date;
}

/** Who looks at a page. Each face has sessions of its own. */
export abstract class Visits {
  abstract of(request: FastifyRequest): Promise<Visit>;

  /** Somebody is here: what is open stays open for another while. */
  abstract stay(reply: FastifyReply): void;

  /** From now on pages come in the language of this visit. */
  abstract speak(reply: FastifyReply, visit: Visit): Promise<void>;
}
