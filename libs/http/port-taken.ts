import { MendableError } from '#observability';

export class PortTaken extends MendableError<'PORT_TAKEN'> {
  constructor(service: string, host: string, port: number) {
    super(
      'PORT_TAKEN',
      `The ${service} cannot listen on ${host}:${port}: another process does. Stop that one, or set PORT to a free port.`,
    );
  }
}
