import { applyDecorators, Controller, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SameOrigin } from './same-origin.js';

/** Answers with pages, for people: not part of the described API, and forms only from our own pages. */
export function PageController(path: string | string[] = ''): ClassDecorator {
  return applyDecorators(Controller(path), ApiExcludeController(), UseGuards(SameOrigin));
}
