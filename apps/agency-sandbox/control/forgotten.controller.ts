import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { refuse, shapeProblems } from '#http';
import { SIMULATED } from '#service';
import { ArrayMaxSize, IsArray, IsString, MaxLength } from 'class-validator';
import { CaseHashes } from '../case-key.js';
import { CONTEXT, type SandboxContext } from '../context.js';

class ForgottenBody {
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  references!: string[];
}

/** Destroys the keys of what all simulated agencies know of somebody, by the references of their cases. Real agencies keep by their own laws. */
@Controller('control/forgotten')
export class ForgottenController {
  private readonly hashes: CaseHashes;

  constructor(@Inject(CONTEXT) private readonly context: SandboxContext) {
    this.hashes = new CaseHashes(context.hashKey);
  }

  @Post()
  @HttpCode(204)
  async forget(@Body() body: unknown): Promise<void> {
    refuse(shapeProblems(ForgottenBody, body));
    const { keys, clock } = this.context;
    for (const reference of (body as ForgottenBody).references) {
      const owner = this.hashes.owner(reference);
      if (keys.erasedSince(owner, SIMULATED) === undefined) await keys.erase(owner, [SIMULATED], clock.now());
    }
  }
}
