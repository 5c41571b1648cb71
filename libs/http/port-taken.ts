/** Says what to do in one sentence; nobody needs a stack trace for it. */
export class PortTaken extends Error {
  readonly code = 'PORT_TAKEN';

  constructor(service: string, host: string, port: number) {
    super(
      `The ${service} cannot listen on ${host}:${port}: another process does. Stop that one, or set PORT to a free port.`,
    );
  }
}
