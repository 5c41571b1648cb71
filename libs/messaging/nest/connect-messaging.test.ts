import 'reflect-metadata';
import {
  Controller,
  Inject,
  Injectable,
  Module,
  Scope,
  UsePipes,
  ValidationPipe,
  type INestApplication,
  type PipeTransform,
  type Type,
} from '@nestjs/common';
import { APP_FILTER, APP_PIPE, BaseExceptionFilter, NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import * as classTransformer from 'class-transformer';
import * as classValidator from 'class-validator';
import { concatMap, of, timer } from 'rxjs';
import type { Handler } from '../engine/handle.js';
import type { Batch, Message, UnitOfWork } from '../message.js';
import { Messaging } from '../messaging.js';
import { connectMessaging } from './connect-messaging.js';
import { MessagingStrategy } from './messaging.strategy.js';

/** What Nest would load by itself with an import that jest cannot run. */
const packages = { validatorPackage: classValidator, transformerPackage: classTransformer };

@Injectable()
class Emptying implements PipeTransform {
  transform(): unknown {
    return {};
  }
}

class BatchOf {
  topic!: string;
}

const batch: Batch = { topic: 'applications', messages: [{ id: '1' } as Message] };
const work = { supersede: () => undefined } as unknown as UnitOfWork;
const calls: unknown[] = [];

@Controller()
class First {
  @EventPattern<string>('applications')
  async first(@Payload() given: BatchOf, @Ctx() unit: UnitOfWork): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 20));
    calls.push(['first', given, unit]);
  }
}

@Controller()
class Second {
  @EventPattern<string>('applications')
  second() {
    return timer(10).pipe(concatMap(() => of(calls.push('second'))));
  }
}

@Controller()
class Failing {
  @EventPattern<string>('cases')
  fails(): Promise<void> {
    return Promise.reject(Object.assign(new Error('Østerbye'), { code: '22P02' }));
  }
}

@Controller()
class Answering {
  @MessagePattern('cases')
  answer(): string {
    return 'no';
  }
}

@Controller()
class Piped {
  @EventPattern<string>('cases')
  @UsePipes(Emptying)
  take(@Payload() given: BatchOf): void {
    calls.push(given);
  }
}

@Controller()
class PipedParameter {
  @EventPattern<string>('cases')
  take(@Payload(Emptying) given: BatchOf): void {
    calls.push(given);
  }
}

@Injectable({ scope: Scope.REQUEST })
class PerRequest {}

@Controller()
class Scoped {
  constructor(@Inject(PerRequest) readonly scoped: PerRequest) {}
  @EventPattern<string>('cases')
  take(): void {
    calls.push('scoped');
  }
}

let handlers: ReadonlyMap<string, readonly Handler[]>;
let close = 0;
const messaging = {
  start: async (given: ReadonlyMap<string, readonly Handler[]>) => void (handlers = given),
  close: async () => void (close += 1),
} as unknown as Messaging;

async function application(...controllers: Type[]): Promise<INestApplication> {
  @Module({
    controllers,
    providers: [
      PerRequest,
      { provide: MessagingStrategy, useFactory: () => new MessagingStrategy(messaging) },
      { provide: APP_PIPE, useValue: new ValidationPipe({ ...packages, whitelist: true, transform: true }) },
      { provide: APP_FILTER, useClass: BaseExceptionFilter },
    ],
  })
  class Service {}
  const app = await NestFactory.create(Service, new FastifyAdapter(), { logger: false, abortOnError: false });
  app.useGlobalPipes(new ValidationPipe({ ...packages, whitelist: true, transform: true, forbidNonWhitelisted: true }));
  return app;
}

let running: INestApplication | undefined;
async function listen(...controllers: Type[]): Promise<INestApplication> {
  running = await application(...controllers);
  connectMessaging(running);
  await running.init();
  await running.startAllMicroservices();
  return running;
}

describe('messaging in a Nest application', () => {
  beforeEach(() => void (calls.length = 0));
  afterEach(async () => {
    await running?.close();
    running = undefined;
  });

  it('gives a batch as it is to the handlers of its topic, one after the other, each to its end', async () => {
    await listen(First, Second);
    for (const handler of handlers.get('applications') ?? []) await handler.handle(batch, work);
    expect(calls).toEqual([['first', batch, work], 'second']);
    expect((calls[0] as unknown[])[1]).toBe(batch);
  });

  it('hands an error on with its SQLSTATE', async () => {
    await listen(Failing);
    await expect(handlers.get('cases')?.[0]?.handle(batch, work)).rejects.toMatchObject({ code: '22P02' });
  });

  it('closes with the application', async () => {
    const before = close;
    await (await listen(First)).close();
    expect(close).toBe(before + 1);
  });

  it.each<[string, Type, string]>([
    ['answers', Answering, 'NOT_A_READER'],
    ['has a pipe', Piped, 'PIPES_ON_HANDLER'],
    ['has a pipe on a parameter', PipedParameter, 'PIPES_ON_HANDLER'],
    ['is request-scoped', Scoped, 'REQUEST_SCOPED'],
  ])('refuses at start a handler that %s', async (_, controller, code) => {
    running = await application(controller);
    expect(() => connectMessaging(running as INestApplication)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses at start to be connected twice, or past connectMessaging', async () => {
    running = await application(First);
    const app = running;
    connectMessaging(app);
    expect(() => connectMessaging(app)).toThrow(expect.objectContaining({ code: 'TRANSPORT_SHARED' }));
    const other = await application(First);
    other.connectMicroservice({ strategy: other.get(MessagingStrategy) });
    await expect(other.startAllMicroservices()).rejects.toMatchObject({ code: 'NOT_WIRED' });
    await other.close();
  });
});
