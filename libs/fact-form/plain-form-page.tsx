import { PlainPage, type PlainPageProps } from '#pages';
import type { JSX } from 'preact';
import { ErrorSummary } from './error-summary.js';
import type { FieldContext } from './field-parts.js';

/** A page of one column with a form that is left by its own ways only: what has to be corrected stands first. */
export function PlainFormPage(props: PlainPageProps & { context: FieldContext }): JSX.Element {
  const { context, above, ...page } = props;
  const { problems, language } = context;
  const summary = <ErrorSummary problems={problems} language={language} />;
  return (
    <PlainPage
      form="form"
      keepsWhenLeft={false}
      hasErrors={problems.length > 0}
      {...page}
      above={
        <>
          {summary}
          {above}
        </>
      }
    />
  );
}
