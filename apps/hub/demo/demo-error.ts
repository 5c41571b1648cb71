/** Why a run, or one resident, does not get on: a sentence that is shown alone. */
export class DemoError extends Error {
  constructor(
    readonly code:
      'usage' | 'unknownPersona' | 'journal' | 'hubStart' | 'hubAway' | 'hubRefused' | 'standstill' | 'noAnswer',
    message: string,
  ) {
    super(message);
  }
}
