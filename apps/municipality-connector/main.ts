import { runService } from '#service';
import { municipalityConnector } from './module.js';

void runService(municipalityConnector);
