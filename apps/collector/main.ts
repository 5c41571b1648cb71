import { runService } from '#service';
import { collector } from './collector.service.js';

void runService(collector);
