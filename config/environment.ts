import { z } from 'zod';
import { ConfigurationError } from './errors.ts';
import { complaintsOf } from './issues.ts';

export const processRoles = ['all', 'api', 'listen', 'work'] as const;
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type ProcessRole = (typeof processRoles)[number];
export type LogLevel = (typeof logLevels)[number];

const address = (schemes: readonly string[], example: string) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), {
    message: `is not an address: write ${example}`,
  });

/** MongoDB takes several hosts with commas, which is no URL for anybody else. */
const mongoAddress = z
  .string()
  .regex(/^mongodb(\+srv)?:\/\/[^/\s]+/, { message: 'is not an address: write mongodb://host:27017/earshot' });

const port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, { message: 'must be a whole number from 0 to 65535' })
  .transform(Number);

/** The environment variables this program reads; there are no others. */
const environmentSchema = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  EARSHOT_DATA: z.string().default('.earshot'),
  EARSHOT_CONFIG: z.string().optional(),
  EARSHOT_ROLE: z.enum(processRoles).default('all'),
  MONGODB_URL: mongoAddress.optional(),
  REDIS_URL: address(['redis:', 'rediss:'], 'redis://host:6379').optional(),
  EARSHOT_API_KEY: z.string().optional(),
  EARSHOT_ADMIN_PASSWORD: z.string().optional(),
  EARSHOT_SECRET: z.string().optional(),
  LOG_LEVEL: z.enum(logLevels).default('info'),
});

export interface Environment {
  readonly port: number;
  readonly host: string;
  /** Folder of the embedded stores, of made-up secrets and of everything else that must stay. */
  readonly dataDir: string;
  /** Path of the configuration's file; null runs the sample. */
  readonly configFile: string | null;
  readonly role: ProcessRole;
  /** Null: the embedded document server. */
  readonly mongodbUrl: string | null;
  /** Null: the embedded queue database. */
  readonly redisUrl: string | null;
  /** A first service key with every right. */
  readonly apiKey: string | null;
  readonly adminPassword: string | null;
  /** Encrypts credentials at rest; null: made and kept in the data folder. */
  readonly secret: string | null;
  readonly logLevel: LogLevel;
}

/** Reads the environment. Empty means unset. Throws {@link ConfigurationError} with every fault, never showing a value. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const complaints = complaintsOf(environmentSchema, set);
  if (complaints.length > 0) {
    throw new ConfigurationError(
      complaints.map(({ path, message }) => ({ file: 'environment', line: null, column: null, path: path.join('.'), message })),
    );
  }
  const read = environmentSchema.parse(set);
  return {
    port: read.PORT,
    host: read.HOST,
    dataDir: read.EARSHOT_DATA,
    configFile: read.EARSHOT_CONFIG ?? null,
    role: read.EARSHOT_ROLE,
    mongodbUrl: read.MONGODB_URL ?? null,
    redisUrl: read.REDIS_URL ?? null,
    apiKey: read.EARSHOT_API_KEY ?? null,
    adminPassword: read.EARSHOT_ADMIN_PASSWORD ?? null,
    secret: read.EARSHOT_SECRET ?? null,
    logLevel: read.LOG_LEVEL,
  };
}
