import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';

/** Whoever opens the portal's address finds the way to what is there. */
@Controller()
@ApiExcludeController()
export class WelcomeController {
  @Get()
  welcome() {
    return {
      name: 'Ankomst',
      text: {
        da: 'Én ansøgning til alle de myndigheder, som en ny borger i Danmark har brug for.',
        en: 'One application for every authority that a new resident of Denmark needs.',
      },
      links: { description: '/api/v1/openapi.json', agencies: '/api/v1/agencies', overlap: '/api/v1/overlap' },
    };
  }
}
