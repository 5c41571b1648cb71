import type { INestApplication } from '@nestjs/common';
import { PIPES_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/internal';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { MessagingError } from '../errors.js';

/** Where @nestjs/microservices keeps what @EventPattern and @MessagePattern say (constants.js there; not exported). */
const PATTERN_METADATA = 'microservices:pattern';
const PATTERN_HANDLER_METADATA = 'microservices:handler_type';
const MESSAGE_PATTERN = 1;

interface ParameterMetadata {
  readonly pipes?: readonly unknown[];
}

/** Refuses handlers that could not keep the promises. @throws MessagingError */
export function inspectHandlers(app: INestApplication): void {
  const scanner = new MetadataScanner();
  for (const module of app.get(ModulesContainer).values()) {
    for (const controller of module.controllers.values()) {
      const { metatype } = controller;
      if (typeof metatype !== 'function' || !metatype.prototype) continue;
      for (const method of scanner.getAllMethodNames(metatype.prototype as object)) {
        const handler = (metatype.prototype as Record<string, object>)[method] as object;
        if (!Reflect.hasMetadata(PATTERN_METADATA, handler)) continue;
        inspect(metatype, method, handler, controller.isDependencyTreeStatic());
      }
    }
  }
}

function inspect(controller: { readonly name: string }, method: string, handler: object, isStatic: boolean): void {
  const name = `${controller.name}.${method}`;
  if (Reflect.getMetadata(PATTERN_HANDLER_METADATA, handler) === MESSAGE_PATTERN) {
    throw new MessagingError(
      'NOT_A_READER',
      `${name} wants to answer messages. Services meet in events only: use @EventPattern.`,
    );
  }
  if (!isStatic) {
    throw new MessagingError(
      'REQUEST_SCOPED',
      `${controller.name} is request-scoped: a tree of objects for every batch. Make it and what it injects singletons.`,
    );
  }
  const parameters = Object.values(
    (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Record<string, ParameterMetadata>,
  );
  const pipes = [controller, handler].flatMap(
    (target) => (Reflect.getMetadata(PIPES_METADATA, target) ?? []) as unknown[],
  );
  if (pipes.length > 0 || parameters.some((parameter) => (parameter.pipes ?? []).length > 0)) {
    throw new MessagingError(
      'PIPES_ON_HANDLER',
      `${name} has a pipe, which would change the batch. Messages are valid when they arrive: take the pipe away.`,
    );
  }
}
