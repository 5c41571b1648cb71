/** Where a command writes; `columns` is known of a terminal only. */
export interface Output {
  readonly columns?: number;
  write(text: string): unknown;
}
