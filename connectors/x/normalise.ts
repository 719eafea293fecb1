import { MalformedPayloadError, type Normalised, type NormaliseContext } from '../../src/ports/connector.ts';
import { openLookupEnvelope } from './lookup-envelope.ts';
import { isAccountActivity, readAccountActivity } from './reading/account-activity.ts';
import { isActivity, readActivity } from './reading/activity.ts';
import { isComplianceLine, isNotice, readComplianceLine, readNotice } from './reading/compliance.ts';
import { ignore, noFindings, type Reading } from './reading/findings.ts';
import { parseJson } from './reading/json.ts';
import { readBareItem, readEnvelope } from './reading/page.ts';
import { readProblem } from './reading/problems.ts';
import { isRecord, joinPath, listAt, recordOrFail, type JsonRecord } from './reading/record.ts';
import { isProblem, isStatus } from './reading/shapes.ts';
import { readStatus } from './reading/status.ts';

/** Keys by which a thing that came without an envelope is worth a closer look. */
const ITEM_KEYS = ['text', 'id', 'event_type'];

function readRecord(body: JsonRecord, path: string, reading: Reading): void {
  const { found } = reading;
  const lookup = openLookupEnvelope(body);
  if (lookup !== undefined) readEnvelope(recordOrFail(lookup.body, 'body'), 'body', { reading, lookup: true });
  else if (isAccountActivity(body)) readAccountActivity(body, path, reading);
  else if (isActivity(body)) readActivity(body, path, reading);
  else if ('data' in body) readEnvelope(body, path, { reading, lookup: false });
  else if (isNotice(body)) readNotice(body, path, found);
  else if (isComplianceLine(body)) readComplianceLine(body, path, found);
  else if (isStatus(body)) readStatus({ value: body, path }, reading);
  else if (Array.isArray(body['statuses'])) {
    for (const [index, item] of listAt(body, 'statuses').entries()) {
      const place = joinPath(path, 'statuses', index);
      readStatus({ value: recordOrFail(item, place), path: place }, reading);
    }
  } else if (isProblem(body)) readProblem(body, found);
  else if (Array.isArray(body['errors']) || 'meta' in body) readEnvelope(body, path, { reading, lookup: false });
  else if (body['objectType'] === 'activity') ignore(found, 'activity-streams-format');
  else if (ITEM_KEYS.some((key) => key in body)) readBareItem(body, path, reading);
  else if (Object.keys(body).length === 0) throw new MalformedPayloadError('The payload holds nothing', path);
  else ignore(found, 'unknown-kind');
}

function readText(text: string, reading: Reading): void {
  if (text.trim() === '') {
    ignore(reading.found, 'keep-alive');
    return;
  }
  const whole = tryParse(text);
  if (whole !== undefined) {
    readValue(whole.value, '', reading);
    return;
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  for (const [index, line] of lines.entries()) {
    const parsed = lines.length > 1 ? tryParse(line) : undefined;
    if (parsed === undefined) throw new MalformedPayloadError(`Line ${index + 1} of the payload is not JSON`, '');
    readValue(parsed.value, '', reading);
  }
}

function tryParse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: parseJson(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function readValue(value: unknown, path: string, reading: Reading): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const place = joinPath(path, index);
      readRecord(recordOrFail(item, place), place, reading);
    }
    return;
  }
  if (isRecord(value)) readRecord(value, path, reading);
  else throw new MalformedPayloadError('The payload must be a JSON object, a list of them, or the text of one', path);
}

/**
 * Reads any payload of X: a stream line, a page of search, mentions, timelines or look-ups in either vocabulary, an
 * event of the Activity API, an Account Activity webhook body, messages, compliance lines and notices, errors; as an
 * object or as JSON text. Pure.
 *
 * Throws {@link MalformedPayloadError} for a broken payload, naming the place; what is merely unknown is `ignored`.
 */
export function normalise(payload: unknown, context: NormaliseContext): Normalised {
  const reading: Reading = { found: noFindings(), context };
  if (typeof payload === 'string') readText(payload, reading);
  else readValue(payload, '', reading);
  return reading.found;
}
