import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { certificate, privateKey } from './smtp-certificate.ts';

export interface TakenLetter {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body as they came, dots unstuffed. */
  readonly raw: string;
  readonly safely: boolean;
  readonly user: string | null;
}

/** What the server says instead of yes: by the first word of a command, or `greeting` and `body`. */
export type Refusals = Partial<Record<'greeting' | 'EHLO' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'body', string>>;

export interface SmtpServer {
  readonly port: number;
  readonly letters: TakenLetter[];
  refuse(refusals: Refusals): void;
  /** Says nothing more, to anybody. */
  fallSilent(): void;
  close(): Promise<void>;
}

/** A small SMTP server on this machine that keeps what it is sent. */
export async function startSmtpServer(
  options: { readonly startTls?: boolean; readonly tls?: boolean; readonly login?: { user: string; password: string } } = {},
): Promise<SmtpServer> {
  const letters: TakenLetter[] = [];
  const sockets = new Set<Socket>();
  let refusals: Refusals = {};
  let silent = false;

  const serve = (plain: Socket): void => {
    sockets.add(plain);
    plain.on('close', () => sockets.delete(plain));
    plain.on('error', () => {});
    const secured = (): TLSSocket => {
      const safe = new TLSSocket(plain, { isServer: true, key: privateKey, cert: certificate });
      safe.on('error', () => {});
      return safe;
    };
    let socket: Socket = options.tls === true ? secured() : plain;
    let safely = options.tls === true;
    let buffer = '';
    let body = false;
    let from = '';
    let to: string[] = [];
    let user: string | null = null;
    const say = (line: string): void => {
      if (!silent) socket.write(`${line}\r\n`);
    };
    const answer = (command: keyof Refusals, yes: string): boolean => {
      const no = refusals[command];
      say(no ?? yes);
      return no === undefined;
    };
    const onLine = (line: string): void => {
      const word = line.split(' ')[0]?.toUpperCase() ?? '';
      switch (word) {
        case 'EHLO':
        case 'HELO':
          if (refusals.EHLO !== undefined) return say(refusals.EHLO);
          say('250-localhost');
          if (options.startTls === true && !safely) say('250-STARTTLS');
          if (options.login) say('250-AUTH PLAIN');
          return say('250 8BITMIME');
        case 'STARTTLS':
          if (options.startTls !== true) return say('502 5.5.1 not here');
          say('220 go on');
          socket.removeAllListeners('data');
          socket = secured();
          safely = true;
          socket.on('data', onData);
          return;
        case 'AUTH': {
          const [, name, password] = Buffer.from(line.split(' ')[2] ?? '', 'base64')
            .toString()
            .split('\0');
          if (refusals.AUTH !== undefined || name !== options.login?.user || password !== options.login?.password)
            return say(refusals.AUTH ?? `535 5.7.8 no: ${password}`);
          user = name ?? null;
          return say('235 welcome');
        }
        case 'MAIL':
          if (answer('MAIL', '250 ok')) from = /<(.*?)>/u.exec(line)?.[1] ?? '';
          return;
        case 'RCPT':
          if (answer('RCPT', '250 ok')) to.push(/<(.*?)>/u.exec(line)?.[1] ?? '');
          return;
        case 'DATA':
          body = answer('DATA', '354 go on');
          return;
        case 'QUIT':
          say('221 bye');
          socket.end();
          return;
        default:
          say('250 ok');
      }
    };
    const onBody = (raw: string): void => {
      body = false;
      if (answer('body', '250 taken')) letters.push({ from, to, raw: raw.replace(/^\.\./gmu, '.'), safely, user });
      to = [];
    };
    const onData = (chunk: Buffer): void => {
      buffer += chunk.toString('latin1');
      for (;;) {
        const end = body ? buffer.indexOf('\r\n.\r\n') : buffer.indexOf('\r\n');
        if (end === -1) return;
        const piece = buffer.slice(0, end);
        buffer = buffer.slice(end + (body ? 5 : 2));
        if (body) onBody(piece);
        else onLine(piece);
      }
    };
    socket.on('data', onData);
    answer('greeting', '220 localhost ready');
  };

  const server = createServer(serve);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    letters,
    refuse: (next) => {
      refusals = next;
    },
    fallSilent: () => {
      silent = true;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
