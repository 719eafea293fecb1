import { z } from 'zod';

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A group that is no object stays, so that the strict schema names it. */
function spread(name: string, value: unknown): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {};
  return isObject(value) ? value : { [name]: value };
}

/**
 * Settings of a connection as one flat object: a value may stand among its `credentials`, under `listen` or under
 * `options`, wherever a person would look for it. The schema inside should be strict, so that a typing error is told.
 */
export function flatSettings<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => {
    if (!isObject(value)) return value;
    const { listen, options, ...rest } = value;
    return { ...rest, ...spread('listen', listen), ...spread('options', options) };
  }, schema);
}
