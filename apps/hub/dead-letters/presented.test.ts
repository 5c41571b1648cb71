import { counted, printable } from './presented.js';

describe('what a terminal is shown', () => {
  it('holds nothing that a terminal would obey', () => {
    expect(printable('a\u001b[2Jb\rc\u202ed')).toBe('a\uFFFD[2Jb\uFFFDc\uFFFDd');
    expect(printable('Åse Østerbye · 1')).toBe('Åse Østerbye · 1');
  });

  it('counts as people do', () => {
    expect([counted(1, 'message'), counted(2, 'message')]).toEqual(['1 message', '2 messages']);
  });
});
