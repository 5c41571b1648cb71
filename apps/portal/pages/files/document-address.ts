/** Where somebody whose application is open looks at its documents. */
export const documentAddress = (documentId: string): string => `/application/documents/${documentId}`;
