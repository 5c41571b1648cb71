import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Assets } from './assets/assets.js';
import { Instead, type PageStatus } from './instead.js';
import { within } from './page-context.js';
import { pageHeaders } from './page-headers.js';
import { Visits, type Visit } from './visit.js';

/** The document as it is sent. Everything that is not markup of ours is escaped. */
export const render = (page: JSX.Element): string => `<!doctype html>\n${renderToString(page)}`;

type Answer = JSX.Element | Instead;

/** Sends pages, and people on to other pages. */
@Injectable()
export class ShowPage {
  constructor(
    private readonly assets: Assets,
    private readonly visits: Visits,
  ) {}

  /** A page that is only looked at. */
  async show(
    request: FastifyRequest,
    reply: FastifyReply,
    page: (visit: Visit) => Answer | Promise<Answer>,
  ): Promise<void> {
    const visit = await this.visits.of(request);
    this.send(reply, visit, await page(visit));
  }

  /** The same page once with what is covered, for its own person who pressed for it: nothing of that is kept. */
  async uncovered(
    request: FastifyRequest,
    reply: FastifyReply,
    page: (visit: Visit) => Answer | Promise<Answer>,
  ): Promise<void> {
    const visit = { ...(await this.visits.of(request)), coversPlace: false };
    this.send(reply, visit, await page(visit));
  }

  /** @param status of the page, where it is shown. */
  send(reply: FastifyReply, visit: Visit, answer: Answer, status: PageStatus = 200): void {
    if (!(answer instanceof Instead)) this.render(reply, visit, answer, status);
    else if ('address' in answer.answer) this.goTo(reply, answer.answer.address);
    else this.render(reply, visit, answer.answer.page, answer.answer.status);
  }

  /** After a form was taken: reloading the next page sends nothing again. */
  goTo(reply: FastifyReply, address: string): void {
    void reply.code(303).header('location', inHeader(address)).send();
  }

  private render(reply: FastifyReply, visit: Visit, page: JSX.Element, status: PageStatus): void {
    if (visit.applicationId !== undefined) this.visits.stay(reply);
    const html = render(within({ visit, asset: this.assets.addressOf }, page));
    void reply.code(status).headers(pageHeaders(visit)).send(html);
  }
}

/** A header holds printable ASCII alone, an address any letters that somebody typed or was linked to. */
function inHeader(address: string): string {
  const wellFormed = Buffer.from(address).toString();
  return wellFormed.replace(/[^!-~]+/g, encodeURIComponent);
}
