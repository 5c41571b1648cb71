import { CHOICES, type Holder } from '#contracts';
import type { JSX } from 'preact';
import type { Statistics } from './figures.js';
import { showDuration, type Language } from '#pages';
import type { Texts } from '#texts';

const ROW = 64;

interface BarsProps {
  elapsed: NonNullable<Statistics['elapsed']>;
  words: Texts['statistics'];
  language: Language;
}

/** On one scale: how long half of the cases were held, and nine in ten. */
export function HolderBars({ elapsed, words, language }: BarsProps): JSX.Element {
  const longest = Math.max(1, ...CHOICES.Holder.map((holder) => elapsed[holder].p90));
  const percent = (seconds: number): string => `${((100 * seconds) / longest).toFixed(2)}%`;
  const say = (seconds: number): string => showDuration(seconds, language);
  const rowOf = (holder: Holder): string =>
    words.row({ holder: words.holders[holder], median: say(elapsed[holder].median), p90: say(elapsed[holder].p90) });
  return (
    <figure class="picture">
      <svg
        class="bars"
        width="100%"
        height={CHOICES.Holder.length * ROW}
        role="img"
        aria-labelledby="holder-title holder-desc"
      >
        <title id="holder-title">{words.picture}</title>
        <desc id="holder-desc">{words.pictureText({ rows: CHOICES.Holder.map(rowOf).join('; ') })}</desc>
        {CHOICES.Holder.map((holder, index) => {
          const { median, p90 } = elapsed[holder];
          const y = index * ROW;
          return (
            <>
              <text x="0" y={y + 18} class="t-strong">
                {rowOf(holder)}
              </text>
              <rect x="0" y={y + 28} width={percent(p90)} height="20" fill="#dccfb6" stroke="#10243f" />
              <rect x="0" y={y + 28} width={percent(median)} height="20" fill="#10243f" />
            </>
          );
        })}
      </svg>
      <figcaption>{words.timeText}</figcaption>
    </figure>
  );
}
