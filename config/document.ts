import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node, type Scalar } from 'yaml';
import { pathText, type Fault } from './errors.ts';
import { substitute } from './variables.ts';

export type Path = readonly PropertyKey[];

/** A YAML file that was read, with the way back from a path to its place in the text. */
export interface YamlFile {
  readonly file: string;
  /** The plain value, variables filled in; undefined when the text is no YAML. */
  readonly value: unknown;
  /** What is wrong with the text itself and its variables. */
  readonly faults: readonly Fault[];
  /** A fault at the value of this path; at its key with `key`. Where the path leads nowhere, at the nearest that exists. */
  fault(path: Path, message: string, at?: 'key' | 'value'): Fault;
  /** The text at this path as a message may show it: in quotes, or only the variable's name it came from. */
  show(path: Path): string;
  /** Whether the text at this path holds the value of an environment variable. */
  isFilledIn(path: Path): boolean;
}

export function readYaml(
  text: string,
  options: { readonly file: string; readonly env: Readonly<Record<string, string | undefined>> },
): YamlFile {
  const { file, env } = options;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const faults: Fault[] = document.errors.map((error) => ({
    file,
    ...placeOf(lines, error.pos[0]),
    path: '',
    message: error.message,
  }));
  const fromEnvironment = faults.length === 0 ? fillIn(document, { file, env, lines, faults }) : new Map<Node, string>();

  return {
    file,
    value: document.errors.length === 0 ? toValue(document, file, faults) : undefined,
    faults,
    fault(path, message, at = 'value') {
      const { key, value } = walk(document, path);
      const node = at === 'key' ? (key ?? value) : (value ?? key);
      return { file, ...placeOf(lines, node?.range?.[0] ?? 0), path: pathText(path), message };
    },
    show(path) {
      const { value, whole } = walk(document, path);
      if (!whole || !isScalar(value)) return 'this';
      const names = fromEnvironment.get(value);
      return names === undefined ? `"${String(value.value)}"` : `the value of ${names}`;
    },
    isFilledIn(path) {
      const { value } = walk(document, path);
      return value !== undefined && fromEnvironment.has(value);
    },
  };
}

function placeOf(lines: LineCounter, offset: number): { readonly line: number; readonly column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

/** Fills the variables into the document's texts; says for each text touched which variables are in it. */
function fillIn(
  document: Document,
  context: {
    readonly file: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly lines: LineCounter;
    readonly faults: Fault[];
  },
): Map<Node, string> {
  const { file, env, lines, faults } = context;
  const names = new Map<Node, string>();
  const replace = (scalar: Scalar): void => {
    if (typeof scalar.value !== 'string' || !scalar.value.includes('${')) return;
    const { text, used, missing, misnamed } = substitute(scalar.value, env);
    scalar.value = text;
    if (used.length > 0) names.set(scalar, used.map((name) => `\${${name}}`).join(' and '));
    const place = placeOf(lines, scalar.range?.[0] ?? 0);
    for (const name of missing) {
      faults.push({
        file,
        ...place,
        path: '',
        message: `the environment variable ${name} is not set: set it, or write $\${${name}} to mean the text itself`,
      });
    }
    for (const name of misnamed) {
      faults.push({
        file,
        ...place,
        path: '',
        message: `"\${${name}}" names no variable: write letters, digits and _ between the braces, or $\${ for the text itself`,
      });
    }
  };
  visit(document, {
    Scalar: (key, node) => {
      if (key !== 'key') replace(node);
    },
  });
  return names;
}

function toValue(document: Document, file: string, faults: Fault[]): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) as unknown;
  } catch (error) {
    faults.push({
      file,
      line: 1,
      column: 1,
      path: '',
      message: error instanceof Error ? error.message : 'can not be read as YAML',
    });
    return undefined;
  }
}

/** Follows the path as far as it goes. `whole` says whether that was to its end. */
function walk(
  document: Document,
  path: Path,
): { readonly key: Node | undefined; readonly value: Node | undefined; readonly whole: boolean } {
  let value: Node | undefined = document.contents ?? undefined;
  let key: Node | undefined;
  for (const part of path) {
    const target: Node | undefined = isAlias(value) ? value.resolve(document) : value;
    const step: { readonly key: Node | undefined; readonly value: Node | undefined } | undefined = into(target, part);
    if (!step) return { key: undefined, value, whole: false };
    key = step.key;
    value = step.value;
  }
  return { key, value: isAlias(value) ? value.resolve(document) : value, whole: true };
}

function into(
  node: Node | undefined,
  part: PropertyKey,
): { readonly key: Node | undefined; readonly value: Node | undefined } | undefined {
  if (isMap<Node, Node | null>(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(part));
    return pair && { key: pair.key, value: pair.value ?? undefined };
  }
  if (isSeq<Node>(node) && typeof part === 'number') {
    const item = node.items[part];
    return item && { key: undefined, value: item };
  }
  return undefined;
}
