export { conflicts, type Conflict, type ConflictingValue, type ConflictQuery } from './conflicts.js';
export { sameValue } from './equality.js';
export { assurances, compareOrder, hasValue, holdsOn, staff, type Assurance, type Fact } from './fact.js';
export { foldedNames } from './fold-name.js';
export { given, type Given } from './given.js';
export { rankedBy, type Ranked } from './precedence.js';
export { profile, rankAll, type Profile, type ProfileFact, type Statement, type When } from './profile.js';
export { rank, type Ranking } from './rank.js';
export { standing, type Facts } from './standing.js';
