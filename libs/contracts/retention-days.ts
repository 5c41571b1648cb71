import type { Retention } from './generated/messages.js';

/** How long a rule of retention keeps what it is about. Its schema lets whole days pass only. */
export const retentionDays = ({ keeps }: Retention['rules'][keyof Retention['rules']]): number =>
  Number(keeps.slice(1, -1));
