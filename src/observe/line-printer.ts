import type { DestinationStream } from 'pino';

const LEVELS: Readonly<Record<number, string>> = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'warn', 50: 'ERROR', 60: 'FATAL' };

/** Anything that could move the cursor, hide text or start a new line: line breaks, escape sequences, direction marks. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/gu;

function printable(text: string): string {
  return text.replaceAll(UNPRINTABLE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

function pretty(line: string): string {
  const entry: unknown = JSON.parse(line);
  if (typeof entry !== 'object' || entry === null) return line;
  const { level, time, msg, name: _name, ...rest } = entry as Record<string, unknown>;
  const fields = Object.entries(rest).map(([key, value]) =>
    printable(`${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`),
  );
  const clock = typeof time === 'string' ? time.slice(11, 19) : '';
  return `${clock} ${(LEVELS[Number(level)] ?? '').padEnd(5)} ${printable(String(msg))}${fields.length > 0 ? `  ${fields.join(' ')}` : ''}\n`;
}

/** One line per entry, for people at a terminal. */
export function linePrinter(out: { write(text: string): unknown }): DestinationStream {
  return {
    write(line) {
      out.write(pretty(line));
    },
  };
}
