import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Inject, Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { v5 as uuidv5 } from 'uuid';
import { openDatabase, unnest } from '#database';
import {
  connectMessaging,
  Messaging,
  MessagingModule,
  type Batch,
  type Message,
  type Tuning,
  type UnitOfWork,
} from '#messaging';
import { createLogger } from '#observability';
import { plainSealer, type Sealer } from '#secrecy';
import { systemClock } from '#clock';
import type { KafkaConnection } from '#settings';
import { mendedContracts, TRIAL, trialContracts, type Trial } from './trial-contracts.js';

export interface CollectorOptions {
  readonly url: string;
  /** Undefined: the PostgreSQL log. */
  readonly kafka?: KafkaConnection;
  /** Between reading and writing, to be killed in. */
  readonly delayMs?: number;
  /** Its handler no longer fails, and it knows what it did not know before. */
  readonly mended?: boolean;
  readonly tuning?: Partial<Tuning>;
  readonly fatal?: (error: Error) => void;
  readonly sealer?: Sealer;
  readonly onBatch?: (batch: Batch) => void;
}

const NAMESPACE = '0d3f7f1e-6a0e-4f0e-9d2b-8a4f7b6c5d4e';

/** Adds numbers up, reading the total before it writes it: two writers at once for one resident would lose some. */
@Controller()
class AddUpNumbers {
  constructor(@Inject('options') private readonly options: CollectorOptions) {}

  @EventPattern<string>('applications')
  fromResidents(@Payload() batch: Batch, @Ctx() work: UnitOfWork): Promise<void> {
    return this.apply(batch, work);
  }

  @EventPattern<string>('reports.siri')
  fromAgencies(@Payload() batch: Batch, @Ctx() work: UnitOfWork): Promise<void> {
    return this.apply(batch, work);
  }

  private async apply(batch: Batch, work: UnitOfWork): Promise<void> {
    this.options.onBatch?.(batch);
    const effective = await followWishes(batch.messages, work, this.options.mended);
    const residents = [...new Set(effective.map(({ key }) => key))].sort();
    const totals = await work.sql.query<{ resident: string; messages: number }[]>(
      'SELECT resident, messages FROM total WHERE resident = ANY($1::text[])',
      [residents],
    );
    if (this.options.delayMs) await pause(this.options.delayMs);
    await writeEffects(effective, work);
    const before = new Map(totals.map(({ resident, messages }) => [resident, messages]));
    for (const resident of residents) {
      const mine = effective.filter(({ key }) => key === resident);
      const cause = mine[0] as Message;
      await work.sql.query(
        'INSERT INTO total VALUES ($1, $2) ON CONFLICT (resident) DO UPDATE SET messages = excluded.messages',
        [resident, (before.get(resident) ?? 0) + mine.length],
      );
      const id = uuidv5(cause.id, NAMESPACE);
      work.emit('cases', { id, source: 'collector', type: TRIAL, key: resident, data: { number: mine.length } }, cause);
    }
    if (effective.some(({ data }) => (data as unknown as Trial).wish === 'late-error')) throw new TypeError('too late');
  }
}

const EFFECTS = unnest({ topic: 'text', resident: 'text', number: 'integer' });

async function writeEffects(messages: readonly Message[], work: UnitOfWork): Promise<void> {
  await work.sql.query(
    `INSERT INTO effect (topic, resident, number) SELECT * FROM ${EFFECTS.as('effect')}`,
    EFFECTS.values(
      messages.map(({ topic, key, data }) => ({ topic, resident: key, number: (data as unknown as Trial).number })),
    ),
  );
}

async function followWishes(messages: readonly Message[], work: UnitOfWork, mended = false): Promise<Message[]> {
  const known = await work.sql.query<{ resident: string }[]>('SELECT resident FROM known');
  const effective: Message[] = [];
  for (const message of messages) {
    const { wish } = message.data as unknown as Trial;
    if (wish === 'type-error' && !mended) (undefined as unknown as { nothing(): void }).nothing();
    if (wish === 'data-error') await work.sql.query(`SELECT 'Åse Østerbye'::date`);
    if (wish === 'supersede') work.supersede(message);
    else if (wish === 'refuse') work.deadLetter(message, { code: 'REFUSED', detail: 'as it wished' });
    else if (wish === 'park' && !known.some(({ resident }) => resident === message.key))
      work.park(message, 'nobody yet');
    else effective.push(message);
  }
  return effective;
}

@Module({})
class TrialCollector {
  static of(options: CollectorOptions, messaging: DynamicModule): DynamicModule {
    return {
      module: TrialCollector,
      imports: [messaging],
      controllers: [AddUpNumbers],
      providers: [{ provide: 'options', useValue: options }],
    };
  }
}

export interface RunningCollector {
  readonly messaging: Messaging;
  close(): Promise<void>;
}

/** The service under trial, as an application really is wired. */
export async function startCollector(options: CollectorOptions): Promise<RunningCollector> {
  const dataSource = await openDatabase(options.url, 'collector', { poolSize: 6 });
  const messagingModule = MessagingModule.forRoot({
    service: 'collector',
    dataSource,
    contracts: options.mended ? mendedContracts : trialContracts,
    sealer: options.sealer ?? plainSealer,
    clock: systemClock,
    hashKey: Buffer.from('trial'),
    log: createLogger('collector', process.env.LOG_LEVEL ?? 'silent'),
    kafka: options.kafka,
    fatal: options.fatal,
    tuning: {
      pollMs: 200,
      shareMs: 200,
      sessionMs: 1_500,
      batchSize: 50,
      parkedMs: { first: 50, longest: 400 },
      ...options.tuning,
    },
  });
  const app = await NestFactory.create(TrialCollector.of(options, messagingModule), new FastifyAdapter(), {
    logger: false,
  });
  connectMessaging(app);
  await app.init();
  await app.startAllMicroservices();
  let closed: Promise<void> | undefined;
  return {
    messaging: app.get(Messaging),
    close: () => (closed ??= app.close().then(() => dataSource.destroy())),
  };
}
