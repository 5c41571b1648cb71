const { sep } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

/** Where single files take minutes: begun last, one of them would be waited for by all other workers. */
const LONG = ['browser', 'conformance', 'chaos'].map((folder) => `${sep}test${sep}${folder}${sep}`);

/** What takes longest goes first, also on a machine that has not run it before and knows no durations. */
module.exports = class LongOnesFirst extends Sequencer {
  sort(tests) {
    const isLong = ({ path }) => LONG.some((folder) => path.includes(folder));
    const sorted = super.sort(tests);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
};
