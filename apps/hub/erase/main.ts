import { become } from '../program.js';
import { run } from './run.js';

become(run);
