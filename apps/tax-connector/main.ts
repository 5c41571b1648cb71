import { runService } from '#service';
import { taxConnector } from './module.js';

void runService(taxConnector);
