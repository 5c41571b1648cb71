/** SQL for the migration that gives a service's own schema its tables of messaging. Run with `search_path` set to the schema. */
export function messagingTables(): readonly string[] {
  return [];
}

/** SQL for `ServiceSchema.grants`. */
export function messagingGrants(role: string): readonly string[] {
  return [role];
}
