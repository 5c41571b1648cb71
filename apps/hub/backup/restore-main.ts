import { become } from './program.js';
import { runRestore } from './run.js';

become(runRestore);
