import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { JSX } from 'preact';
import { Assets } from './assets/serve-assets.js';
import { Visits, type Visit } from './visit.js';
import { pageHeaders } from './page-headers.js';
import { within } from './page-context.js';
import { render } from './render.js';

/** Sends pages, and people on to other pages. */
@Injectable()
export class ShowPage {
  constructor(
    private readonly assets: Assets,
    private readonly visits: Visits,
  ) {}

  /** 409 where it can no longer be done, 422 where what was sent has to be corrected, 429 where the sender has to wait. */
  send(reply: FastifyReply, visit: Visit, page: JSX.Element, status: 200 | 409 | 422 | 429 = 200): void {
    if (visit.applicationId !== undefined) this.visits.stay(reply);
    void reply
      .code(status)
      .headers(pageHeaders(visit))
      .send(render(within({ visit, asset: this.assets.addressOf }, page)));
  }

  /** After a form was taken: reloading the next page sends nothing again. */
  goTo(reply: FastifyReply, address: string): void {
    void reply.code(303).header('location', inHeader(address)).send();
  }
}

/** A header holds printable ASCII alone, an address any letters that somebody typed or was linked to. */
function inHeader(address: string): string {
  const wellFormed = Buffer.from(address).toString();
  return wellFormed.replace(/[^!-~]+/g, encodeURIComponent);
}
