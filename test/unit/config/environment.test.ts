import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../config/environment.ts';

describe('the environment', () => {
  it('needs nothing to be set', () => {
    expect(readEnvironment({ PATH: '/bin' })).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '.earshot',
      configFile: null,
      role: 'all',
      mongodbUrl: null,
      redisUrl: null,
      apiKey: null,
      adminPassword: null,
      secret: null,
      logLevel: 'info',
    });
  });

  it('is read by name', () => {
    expect(
      readEnvironment({
        PORT: '0',
        EARSHOT_ROLE: 'work',
        MONGODB_URL: 'mongodb://a:1,b:2/earshot?replicaSet=rs',
        REDIS_URL: 'rediss://:pw@cache:6380/1',
        LOG_LEVEL: 'debug',
      }),
    ).toMatchObject({
      port: 0,
      role: 'work',
      mongodbUrl: 'mongodb://a:1,b:2/earshot?replicaSet=rs',
      redisUrl: 'rediss://:pw@cache:6380/1',
      logLevel: 'debug',
    });
  });

  it('takes an empty value as none', () => {
    expect(readEnvironment({ PORT: '', REDIS_URL: '', EARSHOT_CONFIG: '' })).toMatchObject({
      port: 3000,
      redisUrl: null,
      configFile: null,
    });
  });

  it('is told broken with every fault and without its values', () => {
    const env = {
      PORT: 'http',
      EARSHOT_ROLE: 'worker',
      MONGODB_URL: 'postgres://u:secret-pw@h/d',
      REDIS_URL: 'cache:6379',
      LOG_LEVEL: 'loud',
    };
    const attempt = (): unknown => readEnvironment(env);
    expect(attempt).toThrow(
      [
        'environment: PORT must be a whole number from 0 to 65535',
        'environment: EARSHOT_ROLE is not known: write one of all, api, listen, work; did you mean "work"?',
        'environment: MONGODB_URL is not an address: write mongodb://host:27017/earshot',
        'environment: REDIS_URL is not an address: write redis://host:6379',
        'environment: LOG_LEVEL is not known: write one of trace, debug, info, warn, error, fatal, silent',
      ].join('\n'),
    );
    expect(attempt).not.toThrow(/secret-pw/);
  });
});
