import { become } from '../program.js';
import { runRestore } from '../backup/run.js';

become(runRestore);
