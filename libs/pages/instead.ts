import type { JSX } from 'preact';

/** 409 where it can no longer be done, 410 where what it is about is gone for good, 422 where what was sent has to be corrected, 429 where the sender has to wait. */
export type PageStatus = 200 | 409 | 410 | 422 | 429;

/** What is answered instead of the page that was asked for. */
export class Instead {
  private constructor(readonly answer: { address: string } | { page: JSX.Element; status: PageStatus }) {}

  static goTo(address: string): Instead {
    return new Instead({ address });
  }

  static show(page: JSX.Element, status: PageStatus = 200): Instead {
    return new Instead({ page, status });
  }
}
