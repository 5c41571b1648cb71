/** What an uploaded document may be. */
export const ACCEPTED = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'] as const;
export type MediaType = (typeof ACCEPTED)[number];
