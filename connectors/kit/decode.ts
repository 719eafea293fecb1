import { decodeWindows1252 } from './windows-1252.ts';

const DECLARATION_BYTES = 256;

type Decode = (bytes: Uint8Array) => string;

function decoderFor(label: string | undefined): Decode | undefined {
  if (label === undefined) return undefined;
  try {
    const decoder = new TextDecoder(label);
    return decoder.encoding === 'windows-1252' ? decodeWindows1252 : (bytes) => decoder.decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A byte order mark says more than the header, the header more than the declaration. */
function byteOrderMark(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb ? 'utf-8' : undefined;
}

/** The text of an XML body in the encoding that it, its `Content-Type` or its declaration names; UTF-8 where none does. */
export function decodeXml(bytes: Uint8Array, contentType: string | undefined): string {
  const start = decodeWindows1252(bytes.subarray(0, DECLARATION_BYTES));
  const inHeader = /charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1];
  const inDeclaration = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start)?.[1];
  const decode = decoderFor(byteOrderMark(bytes)) ?? decoderFor(inHeader) ?? decoderFor(inDeclaration);
  return decode === undefined ? new TextDecoder().decode(bytes) : decode(bytes);
}
