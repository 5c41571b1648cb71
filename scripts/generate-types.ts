import { format } from 'prettier';
import { SCHEMA_BASE, type Contracts } from '#contracts';
import { typesOf } from './messages/message-types.js';

export async function generateTypes(contracts: Contracts): Promise<Record<string, string>> {
  const documents = {
    Process: `${SCHEMA_BASE}process/v1/schema.json`,
    Reminders: `${SCHEMA_BASE}reminders/v1/schema.json`,
    Retention: `${SCHEMA_BASE}retention/v1/schema.json`,
  };
  const style = { parser: 'typescript', singleQuote: true, printWidth: 120 };
  return { 'libs/contracts/generated/messages.ts': await format(typesOf(contracts, documents), style) };
}
