/** Where progress is shown: lines that redraw themselves on a terminal, one line per change anywhere else. */
export interface Screen {
  tell(persona: string, what: string): void;
  note(text: string): void;
}

interface Output {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

export function openScreen(output: Output, personas: readonly string[]): Screen {
  const width = Math.max(...personas.map((name) => name.length));
  return onlyNews(output.isTTY ? terminal(output, personas, width) : plain(output, width));
}

/** What was said of somebody last is not said again. */
function onlyNews(screen: Screen): Screen {
  const said = new Map<string, string>();
  return {
    ...screen,
    tell: (persona, what) => {
      if (said.get(persona) !== what) screen.tell(persona, what);
      said.set(persona, what);
    },
  };
}

function plain(output: Output, width: number): Screen {
  const startedAt = Date.now();
  const elapsed = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`.padStart(8);
  return {
    tell: (persona, what) => output.write(`${elapsed()}  ${persona.padEnd(width)}  ${what}\n`),
    note: (text) => output.write(`${text}\n`),
  };
}

function terminal(output: Output, personas: readonly string[], width: number): Screen {
  const state = new Map(personas.map((persona) => [persona, 'waits']));
  let drawn = 0;
  const draw = () => {
    const room = (output.columns ?? 100) - 1;
    const lines = [...state].map(([persona, what]) => `${persona.padEnd(width)}  ${what}`.slice(0, room));
    output.write(`${drawn > 0 ? `\u001b[${drawn}A` : ''}${lines.map((line) => `\u001b[2K${line}\n`).join('')}`);
    drawn = lines.length;
  };
  return {
    tell: (persona, what) => {
      state.set(persona, what);
      draw();
    },
    note: (text) => {
      output.write(`\u001b[2K${text}\n`);
      drawn = 0;
    },
  };
}
