const DECLARATION_BYTES = 256;

function decoderFor(label: string | undefined): InstanceType<typeof TextDecoder> | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label);
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
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_BYTES));
  const inHeader = /charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1];
  const inDeclaration = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start)?.[1];
  const decoder = decoderFor(byteOrderMark(bytes)) ?? decoderFor(inHeader) ?? decoderFor(inDeclaration) ?? new TextDecoder();
  return decoder.decode(bytes);
}
