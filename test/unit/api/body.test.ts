import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BodyBudget } from '../../../src/api/body/budget.ts';
import { parseJsonBody } from '../../../src/api/body/parse.ts';
import { scanJson } from '../../../src/api/body/scan.ts';
import { Problem } from '../../../src/api/problem.ts';

function refusal(text: string | Buffer): Problem {
  try {
    parseJsonBody(Buffer.from(text));
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('was not refused');
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

describe('a JSON body', () => {
  it('is read as it was written, whatever the JSON', () => {
    const anything = fc.jsonValue({ maxDepth: 8 }).filter((value) => !JSON.stringify(value).includes('\\u0000'));
    fc.assert(
      fc.property(anything, (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/\\ud[89a-f]/i.test(text) && !text.includes('__proto__'));
        expect(parseJsonBody(Buffer.from(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('has its depth found by the scan, whatever its texts hold', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(scanJson(Buffer.from(JSON.stringify(value)), 64).depth).toBe(depthOf(value));
      }),
    );
  });

  it('may be empty', () => {
    expect(parseJsonBody(Buffer.alloc(0))).toBeUndefined();
  });

  it('keeps whole characters that were escaped as two halves', () => {
    expect(parseJsonBody(Buffer.from(String.raw`{"text":"\ud83d\ude00 \u00e9"}`))).toEqual({ text: '😀 é' });
  });

  it('is refused at 65 levels and taken at 64', () => {
    const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
    expect(parseJsonBody(Buffer.from(nested(64)))).toBeInstanceOf(Array);
    expect(refusal(nested(65))).toMatchObject({ status: 400, code: 'too-deep' });
    expect(refusal(nested(2_000_000))).toMatchObject({ status: 400, code: 'too-deep' });
  });

  it('is refused when its bytes are not UTF-8', () => {
    expect(refusal(Buffer.from([0x22, 0xff, 0xfe, 0x22]))).toMatchObject({ status: 400, code: 'invalid-utf8' });
    expect(refusal(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]))).toMatchObject({ code: 'invalid-utf8' });
  });

  it.each(['{', '{"a":1,}', 'nul', '{"a" 1}', '\u0000', '[1 2]', '"\\x"', 'undefined', '\ufeff{}'])(
    'is refused when it is malformed: %j',
    (text) => {
      expect(refusal(text)).toMatchObject({ status: 400, code: 'malformed-json' });
    },
  );

  it('does not repeat what it holds when it is malformed', () => {
    expect(refusal('{"password":"hunter2" oops').message).not.toContain('hunter2');
  });

  it.each([
    [String.raw`{"items":[{"text":"a \ud800 b"}]}`, 'items[0].text'],
    [String.raw`{"items":["\udc00"]}`, 'items[0]'],
    [String.raw`{"a":"x\ud83d\u0041"}`, 'a'],
    [String.raw`{"text":"a\u0000b"}`, 'text'],
    [String.raw`{"__proto__":{"admin":true}}`, '__proto__'],
    [String.raw`{"\u005f_proto__":{"admin":true}}`, '__proto__'],
    [String.raw`{"a":{"constructor":{"prototype":{"x":1}}}}`, 'a.constructor'],
  ])('is refused with the place of what cannot be stored: %s', (text, path) => {
    expect(refusal(text).errors.map((fault) => fault.path)).toEqual([path]);
  });

  it('may speak of prototypes in its texts', () => {
    expect(parseJsonBody(Buffer.from('{"text":"what is __proto__ and constructor"}'))).toEqual({
      text: 'what is __proto__ and constructor',
    });
  });
});

describe('the room for bodies', () => {
  it('lets a lone body in however large, and others only while there is room', () => {
    const budget = new BodyBudget(10);
    const first = budget.take(50);
    expect(first).toBeDefined();
    expect(budget.take(1)).toBeUndefined();
    first?.();
    first?.();
    expect(budget.take(6)).toBeDefined();
    expect(budget.take(4)).toBeDefined();
    expect(budget.take(1)).toBeUndefined();
  });
});
