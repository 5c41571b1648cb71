/** How a visitor comes: what every page has to bear. */
export type Language = 'en' | 'da';
export type Width = keyof typeof viewports;

export const viewports = {
  wide: { width: 1280, height: 900 },
  /** 1280 px at a zoom of 400 %, as WCAG 1.4.10 asks for. */
  narrow: { width: 320, height: 640 },
} as const;

export const locales: Readonly<Record<Language, string>> = { en: 'en-GB', da: 'da-DK' };

export interface View {
  width: Width;
  language: Language;
}

/** Both widths in both languages. */
export const everyView: readonly View[] = (Object.keys(viewports) as Width[]).flatMap((width) =>
  (Object.keys(locales) as Language[]).map((language) => ({ width, language })),
);
