import { connect } from 'node:net';
import { request } from 'node:http';

/** Sends bytes to a port and gives what came back until the other side hung up. */
export async function speak(url: string, bytes: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let heard = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => (heard += text));
    socket.on('close', () => resolve(heard));
    socket.on('error', reject);
  });
}

/** One open event stream, as text. */
export interface OpenStream {
  readonly status: number;
  readonly type: string;
  /** Everything heard so far. */
  heard(): string;
  /** Resolves once this was heard (or the stream ended without, then rejects). */
  until(expected: string | RegExp): Promise<string>;
  /** Resolves once that many characters were heard. */
  untilLength(length: number): Promise<void>;
  /** Resolves when the server ended the stream. */
  readonly ended: Promise<void>;
  /** Stops reading, as a client that is too slow does. */
  pause(): void;
  resume(): void;
  close(): void;
}

/** Opens an event stream. */
export async function listen(url: string, headers: Record<string, string> = {}): Promise<OpenStream> {
  return new Promise((resolve, reject) => {
    const call = request(url, { headers, agent: false }, (response) => {
      let text = '';
      let over = false;
      const waits = new Set<() => void>();
      const wake = (): void => waits.forEach((wait) => wait());
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
        wake();
      });
      response.on('error', () => {});
      const ended = new Promise<void>((done) => {
        response.on('close', () => {
          over = true;
          wake();
          done();
        });
      });
      const fits = (expected: string | RegExp): boolean =>
        typeof expected === 'string' ? text.includes(expected) : expected.test(text);
      resolve({
        status: response.statusCode ?? 0,
        type: response.headers['content-type'] ?? '',
        heard: () => text,
        until: (expected) =>
          new Promise((found, failed) => {
            const look = (): void => {
              if (!fits(expected) && !over) return;
              waits.delete(look);
              if (fits(expected)) found(text);
              else failed(new Error(`the stream ended after ${text.length} characters without ${String(expected)}`));
            };
            waits.add(look);
            look();
          }),
        untilLength: (length) =>
          new Promise((grown) => {
            const look = (): void => {
              if (text.length < length && !over) return;
              waits.delete(look);
              grown();
            };
            waits.add(look);
            look();
          }),
        ended,
        pause: () => void response.pause(),
        resume: () => void response.resume(),
        close: () => void call.destroy(),
      });
    });
    call.on('error', reject);
    call.end();
  });
}
