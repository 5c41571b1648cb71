import type { Holder } from '#contracts';
import type { JSX } from 'preact';
import { showDuration, showMoment } from '#pages';
import type { CaseOnPage } from '../view.js';
import { isAimedAt, rulerOf, totalOf, type Ruler } from '#case-reading';
import { textsIn } from '#texts';

const timeWords = textsIn('time');

const HOLDERS: readonly Holder[] = ['agencies', 'resident', 'hub', 'calendar'];
const INK = '#10243f';
const EDGE = '#6b7177';

/** Each is told apart by its pattern; the table says the same in figures. */
const fills: Readonly<Record<Holder, string>> = {
  agencies: 'url(#held-agencies)',
  resident: 'url(#held-resident)',
  hub: INK,
  calendar: '#fff',
};

/** Who held the case for how long, on a ruler of four hours. */
export function Time({ view }: { view: CaseOnPage }): JSX.Element {
  const { visit, shown, segments, submittedAt, parties } = view;
  const words = timeWords(visit);
  const { language, now } = visit;
  const isOver = segments.at(-1)?.holder === null;
  const total = showDuration(totalOf(shown.elapsed), language);
  const held = HOLDERS.map((holder) => ({ holder, duration: showDuration(shown.elapsed[holder], language) }));
  return (
    <section id="time" aria-labelledby="time-title">
      <h2 id="time-title">{words.title}</h2>
      <p class="lead">{isOver ? words.took({ duration: total }) : words.since({ duration: total })}</p>
      <figure class="picture">
        <Strip
          ruler={rulerOf(segments, submittedAt, now, isAimedAt(parties))}
          title={words.rulerTitle}
          description={held
            .map(({ holder, duration }) => words.held({ holder: words.holders[holder], duration }))
            .join('; ')}
          endLabel={isOver ? words.ended : words.now}
          startLabel={`${showMoment(submittedAt, now, language)} ${words.signed}`}
          aimLabel={words.fourHours}
        />
      </figure>
      <table class="plain-table measure">
        <caption class="sr-only">{words.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.who}</th>
            <th scope="col" class="num">
              {words.time}
            </th>
          </tr>
        </thead>
        <tbody>
          {held.map(({ holder, duration }) => (
            <tr>
              <th scope="row">
                <span class="state">
                  <svg class="swatch" aria-hidden="true" focusable="false">
                    <rect
                      x="1"
                      y="1"
                      width="30"
                      height="18"
                      fill={fills[holder]}
                      stroke={holder === 'calendar' ? EDGE : INK}
                      stroke-dasharray={holder === 'calendar' ? '4 4' : undefined}
                    />
                  </svg>
                  {words.holders[holder]}
                </span>
              </th>
              <td class="num">{duration}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface StripProps {
  ruler: Ruler;
  title: string;
  description: string;
  startLabel: string;
  endLabel: string;
  aimLabel: string;
}

/** Percent without a viewBox: its words stay as large as all others. */
function Strip({ ruler, title, description, startLabel, endLabel, aimLabel }: StripProps): JSX.Element {
  const { stretches, end, aim } = ruler;
  const anchorOf = (at: number): 'start' | 'middle' | 'end' => (at < 12 ? 'start' : at > 88 ? 'end' : 'middle');
  return (
    <svg class="strip" role="img" aria-labelledby="strip-title strip-text">
      <title id="strip-title">{title}</title>
      <desc id="strip-text">{description}</desc>
      <defs>
        <pattern id="held-agencies" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="8" height="8" fill="#8fa3bd" />
          <rect width="3" height="8" fill="#46607f" />
        </pattern>
        <pattern id="held-resident" width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" fill="#fff" />
          <circle cx="4" cy="4" r="2.2" fill={INK} />
        </pattern>
      </defs>
      <rect x="0" y="28" width="100%" height="32" fill="#fff" stroke={EDGE} stroke-dasharray="4 4" />
      {stretches.map(({ holder, from, width }) => (
        <rect
          x={`${from}%`}
          y="28"
          width={`${width}%`}
          height="32"
          fill={fills[holder]}
          stroke={holder === 'calendar' ? EDGE : INK}
        />
      ))}
      <rect x="0" y="24" width="3" height="40" fill={INK} />
      <line x1={`${end}%`} x2={`${end}%`} y1="22" y2="62" stroke={INK} stroke-width="2" />
      <text x={`${end}%`} y="16" text-anchor={anchorOf(end)} class="t-strong">
        {endLabel}
      </text>
      {aim !== undefined && <line x1={`${aim}%`} x2={`${aim}%`} y1="60" y2="70" stroke={INK} stroke-width="2" />}
      <text x="0" y="86" class="t-quiet">
        {startLabel}
      </text>
      {aim !== undefined && aim > 50 && (
        <text x={`${aim}%`} y="86" text-anchor={anchorOf(aim)} class="t-quiet">
          {aimLabel}
        </text>
      )}
    </svg>
  );
}
