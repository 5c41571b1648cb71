export { amended, amendmentProblems, factsToTell, type Amendment, type PersonFacts } from './amendment.js';
export { saidUntil, type Announcements } from './announced.js';
export {
  applying,
  entryLeafOf,
  fieldsOf,
  openersOf,
  partsOf,
  type Answer,
  type AskedField,
  type Opener,
} from './asked-field.js';
export { signedTopic, type AskedPage } from './asked-pages.js';
export {
  applicantOf,
  MOST_PERSONS,
  type Application,
  type JoinedApplication,
  type JoiningAs,
  type Person,
} from './application.js';
export {
  applyChange,
  changeOf,
  contradictions,
  readChange,
  strangeDocuments,
  unchanged,
  type Change,
  type ChangeProblem,
} from './change.js';
export { changePersons, type NewPerson } from './change-persons.js';
export { draftOf, fieldsSaidNo, isAnswered, isStated, topicsOf, type Draft, type TopicState } from './draft.js';
export { addressOf, mailboxOf, normalAddress, placeOfAddress } from './contact.js';
export {
  changeOfPerson,
  placedInBody,
  readDraftChange,
  strangeDocumentsIn,
  type DraftChange,
  type PersonChange,
} from './draft-change.js';
export { fromHousehold, isShared, type HouseholdRules } from './household.js';
export { isOf, ROLES, type Invitation, type Role } from './invitation.js';
export { joiningStatements, withDocuments } from './joining.js';
export { personToBe } from './person-to-be.js';
export { absentFacts, declaredBy, nestedAnswers, valuesOf, type Statements } from './statements.js';
export { retractedFact, toldFacts } from './told-facts.js';
export { type Erasable, lastDay, type RetentionRule, ruleOfPurpose, whenErasable } from './when-erasable.js';
