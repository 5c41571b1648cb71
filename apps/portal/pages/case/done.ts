import type { Contracts } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import { CONTRACTS } from '../../ground/tokens.js';
import { showList } from '#pages';
import { FindCaseFacts } from './amend/case-facts.js';
import type { CaseView } from './case-view.js';
import { movedFacts } from '#case-reading';
import { textsIn } from '#texts';

const caseWords = textsIn('case');

/** Query: what was just done on another page, in words that name those who are told, and promise nothing else. */
@Injectable()
export class SayDone {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly facts: FindCaseFacts,
  ) {}

  /** @param of to what it was done: agencies, or a fact */
  async of(view: CaseView, done: unknown, of: unknown): Promise<string | undefined> {
    const words = caseWords(view.visit);
    const named = typeof of === 'string' ? of.split(',') : [];
    switch (done) {
      case 'answered':
        return words.wasAnswered;
      case 'objected':
        return words.wasObjected;
      case 'accepted':
        return words.wasAccepted;
      case 'withdrawn':
        return words.wasWithdrawn({ names: this.list(view, namesIn(view, named)) });
      case 'corrected':
        return words.wasCorrected({ names: this.list(view, await this.holders(view, named)) });
      case 'kept':
        return words.wasKept({ name: this.list(view, namesIn(view, named)) });
      case 'restricted':
        return words.wasRestricted;
      case 'lifted':
        return words.wasLifted;
      case 'moved':
        return words.wasMoved({ names: this.list(view, await this.holders(view, movedFacts(this.contracts))) });
      default:
        return undefined;
    }
  }

  private async holders(view: CaseView, facts: readonly string[]): Promise<string[]> {
    const known = facts.filter((fact) => this.contracts.findFact(fact));
    const holders = await this.facts.holdersOf(view, ...known);
    return holders.map(({ inside }) => inside);
  }

  private list(view: CaseView, names: readonly string[]): string | undefined {
    return names.length === 0 ? undefined : showList(names, view.visit.language);
  }
}

const namesIn = ({ parties }: CaseView, agencies: readonly string[]): string[] =>
  parties.filter(({ agency }) => agencies.includes(agency)).map(({ inside }) => inside);
