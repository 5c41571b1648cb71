import { conformance } from './conformance.js';

jest.setTimeout(300_000);

describe('messaging on the PostgreSQL log', () => {
  conformance('postgres-log');
});
