import type { ComponentChildren, JSX } from 'preact';
import { Frame, type FrameProps, type Link } from './frame.js';
import { usePage } from './page-context.js';

export interface PlainPageProps extends FrameProps {
  back?: Link;
  /** Between the way back and the heading. */
  above?: ComponentChildren;
  /** Where it says more than the title. */
  heading?: string;
  lead?: string;
}

/** A page of one column under one heading. */
export function PlainPage(props: PlainPageProps): JSX.Element {
  const { back, above, heading = props.title, lead, children, ...frame } = props;
  return (
    <Frame {...frame}>
      <div class="container page">
        {back && <BackLink {...back} />}
        {above}
        <h1>{heading}</h1>
        {lead && <p class="lead">{lead}</p>}
        {children}
      </div>
    </Frame>
  );
}

function BackLink({ href, label }: Link): JSX.Element {
  return (
    <a class="back-link" href={href}>
      <img class="icon-svg" src={usePage().asset('icons/chevron-left.svg')} alt="" />
      {label}
    </a>
  );
}
