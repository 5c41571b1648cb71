export { Journey } from './journey.js';
export { type JourneyLine, journeyLinesOf } from './stations.js';
