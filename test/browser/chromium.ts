import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first is the same engine without windows of its own: it takes two thirds of the time. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The program that `CHROMIUM` names, or a Chromium or Chrome on the PATH; why there is none, otherwise. */
export function lookForChromium(env: NodeJS.ProcessEnv = process.env): { program: string } | { missing: string } {
  if (env.CHROMIUM) {
    if (isProgram(env.CHROMIUM)) return { program: env.CHROMIUM };
    return { missing: `CHROMIUM is "${env.CHROMIUM}", which is no program that may be started.` };
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const program = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
  if (program) return { program };
  return {
    missing: `It needs Chromium: set CHROMIUM to one, or install it. On Debian: "apt-get install -y chromium-headless-shell".`,
  };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
