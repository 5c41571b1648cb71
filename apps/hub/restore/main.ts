import { become } from '../backup/program.js';
import { runRestore } from '../backup/run.js';

become(runRestore);
