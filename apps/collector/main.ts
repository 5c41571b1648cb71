import { runService } from '#service';
import { startCollector } from './start-collector.js';

void runService(startCollector);
