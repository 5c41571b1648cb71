import type { Clock } from '#clock';
import { operatorsOnly, refuse, shapeProblems } from '#http';
import type { Settings } from '#settings';
import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CLOCK, SETTINGS } from '../ground/tokens.js';
import { EraseForPurpose } from '../erasure/erase-for-purpose.js';
import { EraseByReference } from '../erasure/erase-by-reference.js';
import { RestrictApplication } from '../erasure/restrict-application.js';
import { EraseByReferenceBody, RestrictByReferenceBody } from './erasure-body.js';

/** For operators, on behalf of who asked them to. */
@Controller('internal')
@ApiExcludeController()
export class InternalErasuresController {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly eraseByReference: EraseByReference,
    private readonly eraseForPurpose: EraseForPurpose,
    private readonly restrictApplication: RestrictApplication,
  ) {}

  /** 200 with the certificate, or without one where it was only asked; 404 nobody has this reference; 409 the law keeps it. */
  @Post('erasures')
  @HttpCode(200)
  async erase(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const refused = await operatorsOnly(this.settings.operatorToken)(request, reply);
    if (refused) return;
    refuse(shapeProblems(EraseByReferenceBody, body));
    const { reference, purpose, yes } = body as EraseByReferenceBody;
    const erasure =
      purpose === undefined
        ? await this.eraseByReference.run(reference, yes, this.clock.now())
        : await this.eraseForPurpose.run(reference, purpose, yes);
    await reply.send(erasure ?? {});
  }

  /** 200 with since when it is restricted, if it is; 404 nobody has this reference; 409 it was not handed in. */
  @Post('restrictions')
  @HttpCode(200)
  async restrict(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const refused = await operatorsOnly(this.settings.operatorToken)(request, reply);
    if (refused) return;
    refuse(shapeProblems(RestrictByReferenceBody, body));
    const { reference, restricted } = body as RestrictByReferenceBody;
    await reply.send(await this.restrictApplication.byReference(reference, restricted));
  }
}
