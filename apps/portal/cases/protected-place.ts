import { CaseCopy } from '#case-copy';
import { danishDate } from '#clock';
import type { Contracts, Json } from '#contracts';
import type { Application } from '#intake';
import { isProtected, protectionFacts } from '#profile';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONTRACTS } from '../ground/tokens.js';

/** Query: whether it is to be kept from others where those of an application live. They live together: one's word is enough. */
@Injectable()
export class ProtectedPlace {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly dataSource: DataSource,
    private readonly elements: CaseCopy,
  ) {}

  /** By what its people say, and by what any source says on their cases. */
  async isOf({ persons }: Application, now: Date): Promise<boolean> {
    const facts = protectionFacts(this.contracts);
    const own = persons.flatMap(({ statements }) =>
      facts.map((fact): [string, Json | undefined] => [fact, statements[fact]?.value]),
    );
    const day = danishDate(now);
    if (isProtected(this.contracts, own, day)) return true;
    const caseIds = persons.flatMap(({ caseId }) => caseId ?? []);
    const byCase = await this.elements.ofCases(this.dataSource.manager, caseIds, 'fact', facts);
    const registered = [...byCase.values()]
      .flat()
      .flatMap(({ id, body: { value, alternatives } }) =>
        [value, ...alternatives.map((one) => one.value)].map((said): [string, Json | undefined] => [id, said]),
      );
    return isProtected(this.contracts, registered, day);
  }
}
