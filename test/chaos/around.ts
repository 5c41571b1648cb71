/** What every long piece of work is given: when to break off, and whom to tell how far it is. */
export interface Around {
  readonly signal: AbortSignal;
  readonly tell: (text: string) => void;
}
