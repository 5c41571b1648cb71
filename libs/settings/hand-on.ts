/** What only the owner of an installation is told; a service gets its own instead. */
const OWNERS = /^(DATABASE_URL|KAFKA_[A-Z]+)(_FILE)?$/;

/** The environment of a service that this process starts: what this one was told, but `own` in place of what is the owner's. */
export function handOn(own: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const others = Object.entries(env).filter(([name]) => !OWNERS.test(name));
  return { ...Object.fromEntries(others), ...own };
}
