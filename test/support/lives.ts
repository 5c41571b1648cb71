import fc from 'fast-check';
import type { Json } from '#contracts';
import { CaseStage } from './case-stage.js';

type Happening = (stage: CaseStage) => void;

const agency = fc.constantFrom('siri', 'municipality', 'tax');
const happenings: fc.Arbitrary<Happening> = fc.oneof(
  fc
    .constantFrom<Json>(
      { identity: { familyName: 'Vinter' } },
      { stay: { entryDate: '2026-11-10' } },
      { contact: { phone: '+4512345678' } },
      { address: { street: 'Skovvej', houseNumber: '7', postalCode: '8000', municipalityCode: '0751' } },
    )
    .map(
      (answers): Happening =>
        (stage) =>
          void stage.tell(answers),
    ),
  fc
    .tuple(agency, fc.constantFrom('acknowledged', 'granted', 'refused', 'revoked' as const))
    .map(([one, status]): Happening => (stage) => {
      if (stage.filed(one).length > 0) stage.deliver(one, 'delivering').report(one, { status });
    }),
  agency.map(
    (one): Happening =>
      (stage) =>
        void (stage.filed(one).length > 0 && stage.report(one, { status: 'moreNeeded', asksFor: ['contact.phone'] })),
  ),
  fc.integer({ min: 1, max: 40 }).map(
    (days): Happening =>
      (stage) =>
        void stage.pass(days),
  ),
  fc.constantFrom(undefined, 'tax', 'siri').map(
    (one): Happening =>
      (stage) =>
        void stage.withdraw(one),
  ),
);

/** What may happen to a case, in any order. */
const sometimes = fc.array(happenings, { maxLength: 6 });
/** A resident, and what happens before and after a moment that a test chooses. */
export const lives = fc.record({
  persona: fc.constantFrom('eu-worker-single', 'third-country-worker-family', 'nordic-worker'),
  before: sometimes,
  meanwhile: sometimes,
});

/** The case is looked at after each happening. */
export function lived(persona: string, happened: readonly Happening[], stage = CaseStage.of(persona)): CaseStage {
  stage.read();
  for (const happen of happened) {
    happen(stage);
    stage.read();
  }
  return stage;
}
