import type { Json } from '#contracts';
import { readPersonas } from '../../apps/hub/demo/personas.js';

/** The answers of somebody with a job whom no mail is sent to; facts that name files of the demo are left out. */
export function worker(): Json {
  const [persona] = readPersonas('2026-09-01', ['eu-worker-single']);
  const facts = (topic: object): object =>
    Object.fromEntries(Object.entries(topic).filter(([, value]) => !JSON.stringify(value).includes('$document')));
  const { contact: _, ...answers } = persona!.answers as Record<string, object>;
  const topics = Object.entries(answers).map(([topic, value]) => [topic, facts(value)]);
  return Object.fromEntries(topics) as Json;
}
