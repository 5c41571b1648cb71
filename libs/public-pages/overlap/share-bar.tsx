import type { JSX } from 'preact';
import type { Language } from '#pages';
import { askOf } from './ask-of.js';
import type { OverlapModel } from './overlap-model.js';
import type { Texts } from '#texts';

interface BarProps {
  model: OverlapModel;
  words: Texts['overlap'];
  language: Language;
}

/** How many pieces are asked by all, by some, by one. */
export function ShareBar({ model, words, language }: BarProps): JSX.Element {
  const of = model.agencies.length;
  const parts = model.byAskers.filter(({ pieces }) => pieces > 0);
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, { pieces }) => sum + pieces, 0));
  const percent = (pieces: number): string => `${((100 * pieces) / model.pieces).toFixed(2)}%`;
  const summary = parts.map(({ askers, pieces }) => `${pieces}: ${askOf(askers, of, language)}`).join('; ');
  return (
    <figure class="picture flush">
      <svg class="strip share" role="img" aria-labelledby="share-title share-desc">
        <title id="share-title">{words.barTitle}</title>
        <desc id="share-desc">{summary}</desc>
        {parts.map(({ askers, pieces }, index) => {
          const start = starts[index]!;
          const middle = percent(start + pieces / 2);
          const isWide = pieces / model.pieces > 0.12;
          const isAll = askers === of;
          return (
            <>
              <rect
                x={percent(start)}
                y="0"
                width={percent(pieces)}
                height="44"
                fill={isAll ? '#10243f' : askers > 1 ? '#dccfb6' : '#fff'}
                stroke="#10243f"
              />
              {isWide && (
                <>
                  <text x={middle} y="28" text-anchor="middle" class={`${isAll ? 't-light' : 't-strong'} big`}>
                    {pieces}
                  </text>
                  <text x={middle} y="64" text-anchor="middle" class="t-strong">
                    {askOf(askers, of, language)}
                  </text>
                </>
              )}
            </>
          );
        })}
      </svg>
    </figure>
  );
}
