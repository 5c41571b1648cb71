import { runService } from '#service';
import { agencySandbox } from './index.js';

void runService(agencySandbox);
