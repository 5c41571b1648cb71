import { FormGround, KeepFiles } from '#fact-form';
import { startHttp, type RunningHttp } from '#http';
import { createLogger, createMetrics, Health } from '#observability';
import { Assets, findLanguage, ShowPage, Visits, type Visit } from '#pages';
import { Module, type Type } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Somebody behind a counter: no session, and the language stands in a cookie. */
class CounterVisits extends Visits {
  of({ url, headers }: FastifyRequest): Promise<Visit> {
    const language = findLanguage(headers.cookie?.slice(-2)) ?? 'da';
    return Promise.resolve({
      agencies: [],
      idleSeconds: 3600,
      address: url,
      language,
      coversPlace: false,
      now: new Date(),
    });
  }

  stay(): void {}

  speak(reply: FastifyReply, { language }: Visit): Promise<void> {
    return Promise.resolve(void reply.header('set-cookie', `spoken=${language}`));
  }
}

/** A face of its own with one page, over HTTP. */
export function openFace(page: Type): Promise<RunningHttp> {
  @Module({
    controllers: [page],
    providers: [
      Assets,
      FormGround,
      ShowPage,
      { provide: Visits, useClass: CounterVisits },
      { provide: KeepFiles, useValue: {} },
    ],
  })
  class Face {}
  const parts = { logger: createLogger('counter', 'fatal'), health: new Health(), metrics: createMetrics('counter') };
  return startHttp(Face, { service: 'counter', host: '127.0.0.1', port: 0, forms: true, ...parts });
}
