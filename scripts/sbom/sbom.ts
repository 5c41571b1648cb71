/** As much of a CycloneDX document as is looked at. */
export interface Sbom {
  readonly components: readonly Component[];
}

export interface Component {
  readonly type: string;
  readonly name: string;
  readonly version: string;
  readonly purl?: string;
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
  /** Packages that lie within it. */
  readonly components?: readonly Component[];
}

/** As much of package-lock.json. */
export interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly dev?: true; readonly optional?: true; readonly devOptional?: true }>
  >;
}

/** Also those within others. */
export function componentsOf({ components = [] }: { components?: readonly Component[] }): readonly Component[] {
  return components.flatMap((component) => [component, ...componentsOf(component)]);
}

/** Where the lock file installs a package for production of which nothing is said. */
export function missingFrom({ packages }: Lock, components: readonly Component[]): readonly string[] {
  const told = new Set(components.flatMap(({ properties = [] }) => properties.map(({ value }) => value)));
  return Object.entries(packages)
    .filter(([place, { dev, optional, devOptional }]) => place !== '' && !dev && !optional && !devOptional)
    .map(([place]) => place)
    .filter((place) => !told.has(place));
}
