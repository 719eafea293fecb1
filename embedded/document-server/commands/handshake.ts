import { Long } from 'bson';
import type { Answer, Call, Command } from './call.ts';

/** The protocol version of MongoDB 7.0, the youngest the drivers at hand know well. */
const MAX_WIRE_VERSION = 21;
const VERSION = '7.0.0';

const read = (run: (call: Call) => Answer): Command => ({ run, writes: false });

/** A standalone server without sessions: the driver then sends neither transactions nor retryable writes. */
function hello(call: Call): Answer {
  const old = call.name !== 'hello';
  return {
    ...(old ? { ismaster: true, helloOk: true } : { isWritablePrimary: true, helloOk: true }),
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    connectionId: call.connectionId,
    minWireVersion: 0,
    maxWireVersion: MAX_WIRE_VERSION,
    readOnly: false,
  };
}

const buildInfo = (): Answer => ({
  version: VERSION,
  versionArray: [7, 0, 0, 0],
  gitVersion: 'earshot-embedded',
  modules: [],
  storageEngines: ['lmdb'],
  bits: 64,
  debug: false,
  maxBsonObjectSize: 16 * 1024 * 1024,
});

const serverStatus = (call: Call): Answer => ({
  host: '127.0.0.1',
  version: VERSION,
  process: 'earshot-embedded',
  pid: Long.fromNumber(process.pid),
  uptime: (Date.now() - call.server.startedAt) / 1000,
  localTime: new Date(),
  connections: { current: call.server.connections() },
  storageEngine: { name: 'lmdb', persistent: true },
  mem: { resident: Math.round(process.memoryUsage.rss() / 1_048_576) },
  metrics: { cursor: { open: { total: call.server.cursors.size } } },
});

export const handshakeCommands: Readonly<Record<string, Command>> = {
  hello: read(hello),
  isMaster: read(hello),
  ismaster: read(hello),
  ping: read(() => ({})),
  buildInfo: read(buildInfo),
  buildinfo: read(buildInfo),
  serverStatus: read(serverStatus),
  connectionStatus: read(() => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } })),
  endSessions: read(() => ({})),
  whatsmyuri: read(() => ({ you: '127.0.0.1:0' })),
};
