import { runService } from '#service';
import { plainConnector } from '../support/plain-connector.js';

/** A connector in a process of its own, made to be killed. */
void runService(plainConnector(process.env.AGENCY ?? ''));
