import { checkDocument, int32 } from '../bson/raw.ts';
import { ProtocolError } from '../errors.ts';

/** Source: https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/ */
export const OP = { reply: 1, query: 2004, compressed: 2012, msg: 2013 } as const;

export const HEADER_BYTES = 16;
/** The largest message MongoDB takes. */
export const MAX_MESSAGE_BYTES = 48_000_000;

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
const REQUIRED_BITS = 0xffff;
const KNOWN_BITS = CHECKSUM_PRESENT | MORE_TO_COME;

/** A command as it came. `body` and `sequences` hold positions within `buf`, checked to be sound BSON. */
export interface Request {
  readonly id: number;
  readonly opCode: number;
  readonly buf: Buffer;
  readonly body: number;
  /** Document sequences (sections of kind 1): the field they stand for and where each document begins. */
  readonly sequences: readonly { readonly name: string; readonly documents: readonly number[] }[];
  /** The sender does not want an answer. */
  readonly silent: boolean;
}

/**
 * Reads one whole message.
 * @throws ProtocolError when it is none; the connection cannot go on after that.
 */
export function parseMessage(buf: Buffer): Request {
  const id = int32(buf, 4);
  const opCode = int32(buf, 12);
  switch (opCode) {
    case OP.msg:
      return parseMsg(buf, id);
    case OP.query:
      return parseQuery(buf, id);
    default:
      throw new ProtocolError(`the operation ${opCode} is not known`);
  }
}

function parseMsg(buf: Buffer, id: number): Request {
  if (buf.length < HEADER_BYTES + 4 + 1 + 5) throw new ProtocolError('the message is too short');
  const flags = int32(buf, HEADER_BYTES);
  if ((flags & REQUIRED_BITS & ~KNOWN_BITS) !== 0) throw new ProtocolError('the message has unknown flags');
  const end = buf.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  const sequences: { name: string; documents: number[] }[] = [];
  let body = -1;
  let at = HEADER_BYTES + 4;
  while (at < end) {
    const kind = buf[at];
    at++;
    if (kind === 0) {
      if (body >= 0) throw new ProtocolError('the message has two bodies');
      body = at;
      at = checkDocument(buf, at, end);
    } else if (kind === 1) {
      const sequence = parseSequence(buf, at, end);
      sequences.push(sequence);
      at = sequence.end;
    } else throw new ProtocolError(`the section kind ${String(kind)} is not known`);
  }
  if (body < 0) throw new ProtocolError('the message has no body');
  return { id, opCode: OP.msg, buf, body, sequences, silent: (flags & MORE_TO_COME) !== 0 };
}

function parseSequence(buf: Buffer, start: number, limit: number): { name: string; documents: number[]; end: number } {
  if (start + 6 > limit) throw new ProtocolError('a document sequence is too short');
  const end = start + int32(buf, start);
  if (end < start + 6 || end > limit) throw new ProtocolError('a document sequence has a wrong length');
  const nul = buf.indexOf(0, start + 4);
  if (nul < 0 || nul >= end) throw new ProtocolError('a document sequence has no name');
  const documents: number[] = [];
  let at = nul + 1;
  while (at < end) {
    documents.push(at);
    at = checkDocument(buf, at, end);
  }
  return { name: buf.toString('utf8', start + 4, nul), documents, end };
}

/** Only the handshake still comes this way. */
function parseQuery(buf: Buffer, id: number): Request {
  const nul = buf.indexOf(0, HEADER_BYTES + 4);
  const body = nul + 9;
  if (nul < 0 || body + 5 > buf.length) throw new ProtocolError('the query is too short');
  if (!buf.toString('utf8', HEADER_BYTES + 4, nul).endsWith('.$cmd')) throw new ProtocolError('only commands are served');
  checkDocument(buf, body, buf.length);
  return { id, opCode: OP.query, buf, body, sequences: [], silent: false };
}

/** An answer to a request: its BSON bytes behind the right header. */
export function formatReply(request: Request, body: Buffer): Buffer[] {
  const isQuery = request.opCode === OP.query;
  const head = Buffer.alloc(isQuery ? HEADER_BYTES + 20 : HEADER_BYTES + 5);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(request.id, 8);
  head.writeInt32LE(isQuery ? OP.reply : OP.msg, 12);
  if (isQuery) {
    head.writeInt32LE(8, HEADER_BYTES);
    head.writeInt32LE(1, HEADER_BYTES + 16);
  }
  return [head, body];
}
