/** The path of a list's leaf, whichever the entry: `family.children[].name`. */
export const leafPath = (list: string, leaf: string): string => `${list}[].${leaf}`;

/** The list that a leaf's path belongs to; any other path is its own. */
export const listOf = (path: string): string => path.split('[]')[0] as string;
