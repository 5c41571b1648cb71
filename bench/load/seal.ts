import type { KeyStore } from '#key-store';
import { wireAudience, wirePlace, type WireMessage } from '#messaging';

const AT_A_TIME = 1_000;

/** Each message as it travels in an installation: sealed for its resident and topic. Peers read them unsealed. */
export async function* sealed(
  { sealer }: Pick<KeyStore, 'sealer'>,
  messages: Iterable<WireMessage>,
): AsyncGenerator<WireMessage> {
  for (const chunk of chunksOf(messages)) {
    const audiences = chunk.map(({ topic }) => wireAudience(topic));
    const keys = await sealer.prepareToSeal(
      chunk.map(({ key }) => key),
      audiences,
    );
    for (const [index, message] of chunk.entries())
      yield { ...message, value: keys.seal(message.key, audiences[index]!, wirePlace(message), message.value) };
  }
}

function* chunksOf<T>(items: Iterable<T>): Generator<T[]> {
  let chunk: T[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < AT_A_TIME) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
