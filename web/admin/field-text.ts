import { textOf } from '../i18n/texts.ts';
import { codeWords } from '../text/words.ts';

const labels = {
  name: 'name',
  id: 'id',
  terms: 'terms',
  exclude: 'exclude',
  ownAccounts: 'ownAccounts',
  competitors: 'competitors',
  taxonomy: 'taxonomy',
  languages: 'languages',
  topics: 'ownTopics',
  skills: 'skills',
  hours: 'hours',
  sla: 'times',
  fallbackOwner: 'fallbackOwner',
  approval: 'approval',
  when: 'conditions',
  then: 'outcome',
  email: 'emailAddress',
  roles: 'roles',
  queues: 'queues',
  capacity: 'capacity',
  firstResponse: 'firstResponse',
  nextResponse: 'nextResponse',
  resolution: 'resolution',
  timeZone: 'timeZone',
  holidays: 'holidays',
  words: 'words',
  examples: 'examplesField',
  action: 'action',
  queue: 'queue',
  priority: 'priority',
} as const;
const isLabelled = (field: string): field is keyof typeof labels => Object.hasOwn(labels, field);

/** What a field of an entry is called. */
export function fieldName(field: string): string {
  return isLabelled(field) ? textOf('settings')(labels[field]) : codeWords(field);
}

/** In the same order on both sides, whoever wrote them. */
function partsOf(value: object): readonly string[] {
  return Object.entries(value)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, part]: readonly [string, unknown]) => `${fieldName(name)}: ${partText(part)}`);
}

function partText(value: unknown): string {
  if (Array.isArray(value)) return value.map(partText).join(', ');
  return typeof value !== 'object' || value === null ? String(value) : partsOf(value).join('; ');
}

/** What a field holds, as lines for a person. */
export function fieldText(value: unknown): string {
  const nothing = textOf('settings')('nothing');
  if (value === undefined || value === null || value === '') return nothing;
  if (typeof value !== 'object') return partText(value);
  const parts = Array.isArray(value) ? value.map(partText) : partsOf(value);
  return parts.length === 0 ? nothing : parts.join('\n');
}
