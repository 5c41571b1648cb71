import { sandboxService } from './sandbox.service.js';

export { sandboxService };
export const agencySandbox = sandboxService();
