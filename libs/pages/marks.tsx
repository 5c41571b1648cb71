import type { JSX } from 'preact';

/** How an agency is recognised: a shape and a name, and only then a colour. By its place, so that a new agency has one at once. */
const shapes: Readonly<Record<number, JSX.Element>> = {
  1: (
    <>
      <circle cx="12" cy="12" r="11" fill="currentColor" />
      <circle cx="12" cy="12" r="6.5" fill="none" stroke="#fff" stroke-width="2" />
    </>
  ),
  2: (
    <>
      <path d="M12 1 23 10.5V23H1V10.5Z" fill="currentColor" />
      <path d="M9 23v-8h6v8Z" fill="#fff" />
    </>
  ),
  3: (
    <>
      <rect x="0" y="4" width="24" height="17" rx="2" fill="currentColor" />
      <path d="M4 10h16M4 15h9" stroke="#fff" stroke-width="2" />
    </>
  ),
  4: (
    <>
      <path d="M12 0 24 12 12 24 0 12Z" fill="currentColor" />
      <circle cx="12" cy="12" r="3.5" fill="#fff" />
    </>
  ),
  5: (
    <>
      <path d="M6 1h12l6 11-6 11H6L0 12Z" fill="currentColor" />
      <path d="M7 12h10" stroke="#fff" stroke-width="2.5" />
    </>
  ),
  6: (
    <>
      <path d="M12 1 24 23H0Z" fill="currentColor" />
      <path d="M12 10v7" stroke="#fff" stroke-width="2.5" />
    </>
  ),
};

const LAST_SHAPE = 6;

export const shapeOf = (place: number): number => ((place - 1) % LAST_SHAPE) + 1;

const INK = '#10243f';
const EDGE = '#6b7177';

const OCTAGON = 'M6.5 1.5h7l5 5v7l-5 5h-7l-5-5v-7Z';
const LEFT_HALF = 'M8.3 2v16L1 10Z';
const RIGHT_HALF = 'M11.7 2v16L19 10Z';

/** Of a calendar: a meeting. */
function Leaf({ stroke }: { stroke: string }): JSX.Element {
  return (
    <>
      <path d="M3 4.5h14v13H3Z" fill="#fff" stroke={stroke} stroke-width="1.9" stroke-linejoin="round" />
      <path d="M6.5 1.5v4.4M13.5 1.5v4.4" stroke={stroke} stroke-width="1.9" />
    </>
  );
}

/** A date. */
function Flag({ fill }: { fill: string }): JSX.Element {
  return (
    <>
      <path d="M5.5 1v18" stroke={INK} stroke-width="1.9" />
      <path d="m5.5 1.8 11 4.3-11 4.3Z" fill={fill} stroke={INK} stroke-width="1.6" stroke-linejoin="round" />
    </>
  );
}

/** Where something stands, as a glyph that always has a word beside it. */
const glyphs = {
  done: (
    <>
      <circle cx="10" cy="10" r="9" fill={INK} />
      <path d="m5.5 10.3 3 3 6-6.4" fill="none" stroke="#fff" stroke-width="2.2" />
    </>
  ),
  sent: (
    <>
      <circle cx="10" cy="10" r="8" fill="#fff" stroke={INK} stroke-width="2" />
      <path d="M5.5 10h8M10.5 6.5 14 10l-3.5 3.5" fill="none" stroke={INK} stroke-width="2" />
    </>
  ),
  now: (
    <>
      <circle cx="10" cy="10" r="8" fill="#fff" stroke={INK} stroke-width="2" />
      <path d="M10 2a8 8 0 0 1 0 16Z" fill={INK} />
    </>
  ),
  todo: <circle cx="10" cy="10" r="8" fill="#fff" stroke={EDGE} stroke-width="2" stroke-dasharray="3 3" />,
  you: <path d="M10 1.5 18.5 10 10 18.5 1.5 10Z" fill="#fff" stroke={INK} stroke-width="2.2" />,
  here: <circle cx="10" cy="10" r="8" fill="#febb30" stroke={INK} stroke-width="2.5" />,
  wait: (
    <>
      <circle cx="10" cy="10" r="8" fill="#fff" stroke={EDGE} stroke-width="2" />
      <path d="M7.5 6v8M12.5 6v8" stroke={EDGE} stroke-width="2" />
    </>
  ),
  meeting: (
    <>
      <Leaf stroke={INK} />
      <path d="M3 8.2h14" stroke={INK} stroke-width="1.5" />
      <circle cx="10" cy="12.6" r="2.2" fill={INK} />
    </>
  ),
  passed: (
    <>
      <Leaf stroke={EDGE} />
      <path d="M7.7 9.2a2.3 2.2 0 1 1 3.3 1.9q-1 .5-1 1.4" fill="none" stroke={INK} stroke-width="1.6" />
      <circle cx="10" cy="15" r="1.1" fill={INK} />
    </>
  ),
  came: (
    <>
      <Leaf stroke={INK} />
      <path d="m6.8 11.2 2.3 2.3 4.3-4.7" fill="none" stroke={INK} stroke-width="1.9" />
    </>
  ),
  off: (
    <>
      <Leaf stroke={EDGE} />
      <path d="M1.5 18.5 18.5 3" stroke={INK} stroke-width="1.9" />
    </>
  ),
  no: (
    <>
      <path d={OCTAGON} fill={INK} />
      <path d="m6.8 6.8 6.4 6.4m0-6.4-6.4 6.4" stroke="#fff" stroke-width="2.1" />
    </>
  ),
  revoked: (
    <>
      <path d={OCTAGON} fill={INK} />
      <path d="M6.4 8.3h4a3 3 0 0 1 0 6H7.9M9 5.4l-2.9 2.9L9 11.2" fill="none" stroke="#fff" stroke-width="1.8" />
    </>
  ),
  stop: (
    <>
      <path d="M0.5 10h11" stroke={EDGE} stroke-width="2.2" stroke-dasharray="2.2 2.2" />
      <path d="M14 1.5v17" stroke={INK} stroke-width="3.6" />
    </>
  ),
  differ: <path d={`${LEFT_HALF}${RIGHT_HALF}`} fill="#fff" stroke={INK} stroke-width="1.8" stroke-linejoin="round" />,
  claim: (
    <>
      <path d={LEFT_HALF} fill={INK} stroke={INK} stroke-width="1.8" stroke-linejoin="round" />
      <path d={RIGHT_HALF} fill="#fff" stroke={INK} stroke-width="1.8" stroke-linejoin="round" />
    </>
  ),
  goal: <Flag fill="#fff" />,
  goalPassed: <Flag fill={INK} />,
  lost: (
    <>
      <path d="M0 10h5.5M14.5 10H20" stroke={INK} stroke-width="3" />
      <path d="m5.3 16.5 3.4-13M11.3 16.5l3.4-13" stroke={INK} stroke-width="2.2" />
    </>
  ),
} as const;

export type Glyph = keyof typeof glyphs;

/** Every shape and glyph once a page; marks refer to them. */
export function Marks(): JSX.Element {
  return (
    <svg width="0" height="0" class="d-none" aria-hidden="true" focusable="false">
      <defs>
        {Object.entries(shapes).map(([number, shape]) => (
          <symbol id={`mark-of-agency-${number}`} viewBox="0 0 24 24">
            {shape}
          </symbol>
        ))}
        {Object.entries(glyphs).map(([name, glyph]) => (
          <symbol id={`state-${name}`} viewBox="0 0 20 20">
            {glyph}
          </symbol>
        ))}
      </defs>
    </svg>
  );
}

export function AgencyMark({ place, small = false }: { place: number; small?: boolean }): JSX.Element {
  const shape = shapeOf(place);
  return (
    <svg class={`ag ${small ? 'ag-s ' : ''}agency-${shape}`} aria-hidden="true" focusable="false">
      <use href={`#mark-of-agency-${shape}`} />
    </svg>
  );
}

export function StateMark({ glyph, children }: { glyph: Glyph; children?: unknown }): JSX.Element {
  return (
    <span class="state">
      <svg aria-hidden="true" focusable="false">
        <use href={`#state-${glyph}`} />
      </svg>
      {children as JSX.Element}
    </span>
  );
}

export interface NamedAgency {
  agency: string;
  place: number;
  /** By itself, or where a sentence begins with it. */
  name: string;
  /** Further on in a sentence. */
  inside: string;
}

/** Who uses something: a slot for each agency, a dash where it does not, and the names for who listens. */
export function Uses({
  all,
  by,
  goesTo,
}: {
  all: readonly NamedAgency[];
  by: ReadonlySet<string>;
  goesTo: string;
}): JSX.Element {
  const names = all.filter(({ agency }) => by.has(agency)).map(({ inside }) => inside);
  return (
    <span class="used">
      <span class="uses">
        {all.map(({ agency, place }) => (by.has(agency) ? <AgencyMark place={place} small /> : <span class="none" />))}
      </span>
      <span class="sr-only">{`${goesTo} ${names.join(', ')}`}</span>
    </span>
  );
}

export function Legend({ agencies, label }: { agencies: readonly NamedAgency[]; label: string }): JSX.Element {
  return (
    <ul class="legend no-max-width" aria-label={label}>
      {agencies.map(({ place, name }) => (
        <li>
          <AgencyMark place={place} small /> {name}
        </li>
      ))}
    </ul>
  );
}
