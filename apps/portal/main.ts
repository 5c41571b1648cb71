import { runService } from '#service';
import { portal } from './portal.service.js';

void runService(portal);
