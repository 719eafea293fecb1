import { pathText } from '../../config/errors.ts';
import type { YamlFile } from '../../config/document.ts';
import { referenceFaults, topicFaults } from '../../config/references.ts';
import { OTHER_TOPIC } from '../domain/index.ts';
import type { SettingsFault } from '../ports/settings-edits.ts';
import type { Settings } from '../ports/settings.ts';
import { inForce } from './live-settings.ts';

/** The configuration as the checks of the file's references read it; there is no text behind it to point at. */
function asFile(settings: Settings): YamlFile {
  const { brands, connections, queues, rules, agents } = settings;
  const value = { brands, connections, queues, rules, agents };
  const at = (path: readonly PropertyKey[]): unknown =>
    path.reduce<unknown>(
      (inner, part) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, part) : undefined),
      value,
    );
  return {
    file: 'settings',
    value,
    faults: [],
    fault: (path, message) => ({ file: 'settings', line: null, column: null, path: pathText(path), message }),
    show: (path) => {
      const text = at(path);
      return typeof text === 'string' ? `"${text}"` : 'this';
    },
    isFilledIn: () => false,
  };
}

/** What parts of the configuration say of each other and doesn't hold, as with the configuration's file. */
function faultsBetween(settings: Settings): readonly SettingsFault[] {
  const file = asFile(settings);
  const topics = Object.entries(inForce(settings).taxonomies).map(
    ([brand, taxonomy]) => [brand, [...taxonomy.topics.map(({ id }) => id), OTHER_TOPIC]] as const,
  );
  return [...referenceFaults(file), ...topicFaults(file, new Map(topics))].map(({ path, message }) => ({
    path,
    message: message.replace(/ stands in line \d+ already$/u, ' is there already, perhaps in capitals or small letters'),
  }));
}

const keyOf = ({ path, message }: SettingsFault): string => `${path.replace(/\[\d+\]/gu, '[]')} ${message}`;

/** The faults that were not there before; positions in lists don't count. */
export function newFaults(before: Settings, after: Settings): readonly SettingsFault[] {
  const known = new Set(faultsBetween(before).map(keyOf));
  return faultsBetween(after).filter((fault) => !known.has(keyOf(fault)));
}
