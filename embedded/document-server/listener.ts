import { createServer, type Server, type Socket } from 'node:net';
import { ProtocolError } from './errors.ts';
import { openEngine, type Engine, type Log } from './engine.ts';
import type { Durability } from './storage/environment.ts';
import { Framing } from './wire/framing.ts';
import { parseMessage } from './wire/message.ts';

export interface ListenerOptions {
  readonly dataDir: string;
  /** 0: any free port. */
  readonly port: number;
  readonly host: '127.0.0.1';
  readonly ttlSweepMs: number;
  readonly durability: Durability;
  readonly log: Log;
}

export interface Listener {
  readonly port: number;
  /** Finishes what was received, closes the connections and the data folder. */
  stop(): Promise<void>;
}

/** Opens the data folder and serves it on a loopback port, in this thread. */
export async function startListener(options: ListenerOptions): Promise<Listener> {
  const sockets = new Set<Socket>();
  const engine = openEngine({
    dataDir: options.dataDir,
    durability: options.durability,
    log: options.log,
    connections: () => sockets.size,
  });
  let nextConnection = 1;
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serve(socket, nextConnection++, engine, options.log);
  });
  try {
    await listen(server, options);
  } catch (error) {
    await engine.close();
    throw error;
  }
  const sweeper = setInterval(() => engine.sweep(), options.ttlSweepMs);
  const address = server.address();

  async function stop(): Promise<void> {
    clearInterval(sweeper);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroySoon();
    const force = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, 1000);
    await engine.close();
    for (const socket of sockets) socket.destroy();
    clearTimeout(force);
    await closed;
  }

  return { port: typeof address === 'object' && address !== null ? address.port : options.port, stop };
}

function listen(server: Server, options: ListenerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: options.port, host: options.host }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Reads the commands of one connection. Bytes that are no message end it, and only it. */
function serve(socket: Socket, connectionId: number, engine: Engine, log: Log): void {
  const framing = new Framing();
  socket.on('error', (error) => log('debug', `connection ${connectionId}: ${error.message}`));
  socket.on('data', (chunk) => {
    try {
      for (const message of framing.push(chunk)) {
        const request = parseMessage(message);
        engine.submit({
          connectionId,
          request,
          reply(parts) {
            if (!socket.writable) return;
            socket.cork();
            for (const part of parts) socket.write(part);
            socket.uncork();
          },
        });
      }
    } catch (error) {
      if (!(error instanceof ProtocolError)) log('error', `connection ${connectionId}: ${String(error)}`);
      else log('warn', `connection ${connectionId} closed: ${error.message}`);
      socket.destroy();
    }
  });
}
