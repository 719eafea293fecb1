const shortest = 12;

/** Counted as the server counts: characters as people see them. */
export function isTooShort(password: string): boolean {
  return Array.from(password.normalize('NFKC')).length < shortest;
}
