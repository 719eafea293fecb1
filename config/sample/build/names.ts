import { fraction } from './story.ts';

/** The brand's own accounts. */
export const BRAND = { name: 'Bluequill Air', handle: 'bluequillair', xId: '1700000000000000042', pageId: '104857600231877' } as const;

const HEX = 16;

/** So many digits that are always the same for the same words. */
export function digits(count: number, ...parts: readonly (string | number)[]): string {
  let text = '';
  for (let index = 0; index < count; index += 1) text += Math.floor(fraction(...parts, index) * 10);
  return text;
}

/** So many hexadecimal digits, as {@link digits}. */
export function hex(count: number, ...parts: readonly (string | number)[]): string {
  let text = '';
  for (let index = 0; index < count; index += 1) text += Math.floor(fraction(...parts, 'hex', index) * HEX).toString(HEX);
  return text;
}

/** `Thandi_Mokoena` as people see it. */
export function shownName(author: string): string {
  return author === '@' ? BRAND.name : author.replaceAll('_', ' ');
}

/** A name for a handle: `thandi_m` is "Thandi M". */
export function nameOfHandle(handle: string): string {
  return handle
    .split(/[_.]+/u)
    .filter((part) => part !== '')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ');
}
