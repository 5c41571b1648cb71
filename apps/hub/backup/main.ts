import { become } from '../program.js';
import { runBackup } from './run.js';

become(runBackup);
