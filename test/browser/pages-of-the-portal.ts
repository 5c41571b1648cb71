import type { Page } from 'playwright-core';
import type { PortalUnderTest } from './portal-under-test.js';

/** A page that is checked, weighed, measured and pictured. */
export interface PortalPage {
  /** Also the name of its picture. */
  name: string;
  /** Brings a visitor who was never here to it. The language is the one that the visitor's browser asks for. */
  reach(page: Page, portal: PortalUnderTest): Promise<unknown>;
}

/** Every page of the portal, in the order in which a resident meets them. */
export const pagesOfThePortal: readonly PortalPage[] = [
  { name: 'start', reach: (page, portal) => page.goto(portal.url('/')) },
];
