import { runService } from '#service';
import { siriConnector } from './module.js';

void runService(siriConnector);
