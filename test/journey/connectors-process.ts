import { connectorService, plainConnector } from '#connector-kit';
import { runService } from '#service';

/** A connector in a process of its own, made to be killed. */
void runService(connectorService(plainConnector(process.env.AGENCY ?? '')));
