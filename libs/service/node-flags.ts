/**
 * How Node is started for a process that serves. A batch of messages outlives V8's small nursery: with 16 MB each is
 * copied several times before it is let go, a sixth of all processor time. The Dockerfile says the same.
 */
export const nodeFlags: readonly string[] = ['--enable-source-maps', '--max-semi-space-size=32'];

/**
 * How long V8 watches a function, in bytes of bytecode run, before it compiles it for speed: four times as long as by
 * itself. It then knows the shapes that pass through, and compiles and gives up less. In a flood a collector takes 77
 * microseconds of processor time an event with it and 90 without (medians of four processes each in turn, over 80,000
 * events, on a machine that others used too: 62, 72, 82, 83 and 86, 88, 92, 97; 30 November 2026). NODE_OPTIONS takes no
 * such flag, so a process sets it itself; a V8 that no longer knows it says so on stderr and goes on.
 */
export const compileLater = '--interrupt-budget=270336';
