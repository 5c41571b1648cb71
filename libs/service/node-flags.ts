/**
 * How Node is started for a process that serves. A batch of messages outlives V8's small nursery: with 16 MB each is
 * copied several times before it is let go, a sixth of all processor time. The Dockerfile says the same.
 */
export const nodeFlags: readonly string[] = ['--enable-source-maps', '--max-semi-space-size=32'];

/**
 * How long V8 watches a function, in bytes of bytecode run, before it compiles it for speed: four times as long as by
 * itself. It then knows the shapes that pass through, and compiles and gives up less, which saves a collector four to six
 * microseconds an event in a flood (bench/README.md). NODE_OPTIONS takes no such flag, so a process sets it itself; a V8
 * that no longer knows it says so on stderr and goes on.
 */
export const compileLater = '--interrupt-budget=270336';
