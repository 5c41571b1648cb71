/**
 * Peer (a): a consumer as the documentation of NestJS teaches it. Nest's own Kafka server, a handler a topic, and one
 * `repository.save` an event; nothing is validated, deduplicated or fenced.
 */
import 'reflect-metadata';
import type { Json } from '#contracts';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, KafkaContext, Payload, Transport, type MicroserviceOptions } from '@nestjs/microservices';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import { factsIn, peer, tellHandled, type StatedFact } from './peer.js';

@Entity('fact')
class FactEntity {
  @PrimaryColumn('uuid')
  residentId!: string;

  @PrimaryColumn('text')
  path!: string;

  @PrimaryColumn('text')
  source!: string;

  @Column('jsonb')
  value!: Json;

  @Column('timestamptz')
  observedAt!: string;
}

const dataSource = new DataSource({
  type: 'postgres',
  url: peer.databaseUrl,
  entities: [FactEntity],
  synchronize: true,
});
const facts = dataSource.getRepository(FactEntity);
let handled = 0;

@Controller()
class FactsController {
  @EventPattern(peer.topics)
  async merge(@Payload() data: unknown, @Ctx() context: KafkaContext): Promise<void> {
    const message = context.getMessage();
    const residentId = String(message.key);
    const observedAt = String(message.headers?.ce_time);
    const stated: StatedFact[] = factsIn(context.getTopic(), data, observedAt);
    if (stated.length > 0) await facts.save(stated.map((fact) => ({ residentId, ...fact })));
    handled += 1;
  }
}

@Module({ controllers: [FactsController] })
class PeerModule {}

async function run(): Promise<void> {
  await dataSource.initialize();
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(PeerModule, {
    logger: ['error', 'warn'],
    transport: Transport.KAFKA,
    options: {
      client: { brokers: peer.brokers },
      consumer: { groupId: peer.group },
      subscribe: { fromBeginning: true },
      postfixId: '',
    },
  });
  await app.listen();
  tellHandled(() => handled);
}

void run();
