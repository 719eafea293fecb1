import { MalformedPayloadError } from '../../../src/ports/connector.ts';
import { normaliseFeedValue } from './feed.ts';
import { type Findings, ignore, type Scope } from './findings.ts';
import { isMessagingEvent, normaliseMessagingEvent } from './messaging.ts';
import { entryTimeOf, type Fields, idOf, isFields, wordOf } from './read.ts';

/** Fields that hold nothing a person said. */
const SILENT_FIELDS: ReadonlyMap<string, string> = new Map([
  ['messaging_policy_enforcement', 'policy-enforcement'],
  ['conversations', 'conversation-hint'],
  ['leadgen', 'lead'],
]);

function elements(fields: Fields, name: string, path: string): readonly Fields[] {
  const list = fields[name];
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) throw new MalformedPayloadError(`${path}.${name} is no list`, `${path}.${name}`);
  const broken = list.findIndex((element) => !isFields(element));
  if (broken !== -1) throw new MalformedPayloadError(`${path}.${name}.${broken} is no object`, `${path}.${name}.${broken}`);
  return list.filter(isFields);
}

/** One `{field, value}`. */
export function normaliseChange(change: Fields, scope: Scope, found: Findings): void {
  const field = wordOf(change['field']);
  const value = change['value'];
  const inside = { ...scope, path: `${scope.path}.value` };
  switch (field) {
    case 'feed':
    case 'mention':
    case 'ratings':
      if (!isFields(value)) throw new MalformedPayloadError(`${inside.path} is no object`, inside.path);
      return normaliseFeedValue({ value, field, scope: inside, found });
    default:
      // The test button of Meta's dashboard sends messages as a change.
      if (isFields(value) && isMessagingEvent(value) && !SILENT_FIELDS.has(field))
        return normaliseMessagingEvent(value, inside, found);
      return ignore(found, SILENT_FIELDS.get(field) ?? 'unknown-field');
  }
}

/** One element of `entry`: the events of one page. */
export function normaliseEntry(entry: Fields, outer: Scope, found: Findings): void {
  const scope: Scope = { ...outer, pageId: idOf(entry['id']) ?? outer.pageId, entryTime: entryTimeOf(entry['time']) };
  let events = 0;
  for (const [name, normalise] of [
    ['changes', normaliseChange],
    ['messaging', normaliseMessagingEvent],
    ['standby', normaliseMessagingEvent],
  ] as const) {
    for (const [index, element] of elements(entry, name, outer.path).entries()) {
      events += 1;
      normalise(element, { ...scope, path: `${outer.path}.${name}.${index}` }, found);
    }
  }
  if (events === 0) ignore(found, 'empty-entry');
}

/** A whole webhook body. Only `page` is ours: users' profiles, permissions and other products are told apart by `object`. */
export function normaliseBody(body: Fields, scope: Scope, found: Findings): void {
  const object = wordOf(body['object']);
  if (object === 'permissions') return ignore(found, 'permissions-change');
  if (object !== '' && object !== 'page') return ignore(found, 'not-a-page');
  const entries = elements(body, 'entry', 'body');
  if (entries.length === 0) ignore(found, 'empty-body');
  for (const [index, entry] of entries.entries()) normaliseEntry(entry, { ...scope, path: `entry.${index}` }, found);
}
