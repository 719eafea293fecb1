export { createApi, type Api, type InjectedRequest, type InjectedResponse } from './server.ts';
export type { ApiDeps, ConfiguredConnection, RuntimeConfiguration } from './deps.ts';
export { hashPassword, verifyPassword } from './passwords.ts';
export { sha256 as keyHash } from './auth/secrets.ts';
