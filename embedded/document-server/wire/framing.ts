import { int32 } from '../bson/raw.ts';
import { ProtocolError } from '../errors.ts';
import { HEADER_BYTES, MAX_MESSAGE_BYTES } from './message.ts';

/** Cuts the bytes of a connection into messages. */
export class Framing {
  #parts: Buffer[] = [];
  #size = 0;

  /**
   * Takes in bytes and hands back the messages they complete.
   * @throws ProtocolError for a length no message can have.
   */
  push(chunk: Buffer): Buffer[] {
    this.#parts.push(chunk);
    this.#size += chunk.length;
    const messages: Buffer[] = [];
    for (;;) {
      const length = this.#nextLength();
      if (length === undefined || this.#size < length) return messages;
      const all = this.#join();
      messages.push(all.subarray(0, length));
      const rest = all.subarray(length);
      this.#parts = rest.length > 0 ? [rest] : [];
      this.#size = rest.length;
    }
  }

  #nextLength(): number | undefined {
    if (this.#size < 4) return undefined;
    const first = this.#parts[0] as Buffer;
    const length = int32(first.length >= 4 ? first : this.#join(), 0);
    if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES)
      throw new ProtocolError(`a message claims to be ${length} bytes long`);
    return length;
  }

  #join(): Buffer {
    const all = this.#parts.length === 1 ? (this.#parts[0] as Buffer) : Buffer.concat(this.#parts, this.#size);
    this.#parts = [all];
    return all;
  }
}
