import { format } from 'prettier';
import type { Contracts } from '#contracts';
import { typesOf } from './messages/message-types.js';

export async function generateTypes(contracts: Contracts): Promise<Record<string, string>> {
  const style = { parser: 'typescript', singleQuote: true, printWidth: 120 };
  return { 'libs/contracts/generated/messages.ts': await format(typesOf(contracts), style) };
}
