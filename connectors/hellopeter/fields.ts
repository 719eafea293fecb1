/** One record of HelloPeter's JSON, whose field names are not documented and are met in several spellings. */
export type Item = Readonly<Record<string, unknown>>;

/** The first of these fields that is there and not null. */
export function first(item: Item, names: readonly string[]): unknown {
  const name = names.find((candidate) => item[candidate] !== undefined && item[candidate] !== null);
  return name === undefined ? undefined : item[name];
}

/** The review's permalink; its last part where a whole address is given. */
export function permalinkOf(item: Item): string | undefined {
  const value = first(item, ['permalink', 'perma_link', 'permaLink']);
  if (typeof value !== 'string') return undefined;
  const last = value
    .split(/[?#]/, 1)[0]
    ?.split('/')
    .findLast((part) => part !== '');
  return last === undefined || last.trim() === '' ? undefined : last;
}

/** The business as it stands in addresses, `acme-air`; from its name where no slug is given, as HelloPeter itself makes it. */
export function businessSlug(item: Item): string | null {
  const slug = first(item, ['business_slug', 'businessSlug']);
  if (typeof slug === 'string' && /^[\w.-]{1,200}$/.test(slug)) return slug;
  const name = first(item, ['business_name', 'businessName']);
  if (typeof name !== 'string') return null;
  const made = name
    .slice(0, 200)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return made === '' ? null : made;
}
