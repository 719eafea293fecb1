import { z } from 'zod';

export const roles = ['agent', 'supervisor', 'brand-manager', 'quality-analyst', 'administrator', 'service'] as const;
export type Role = (typeof roles)[number];

/** Somebody who works here, as the configuration names them; the e-mail address is the id. */
export const agentSchema = z.strictObject({
  email: z.email(),
  name: z.string().min(1).max(128),
  roles: z.array(z.enum(roles)).min(1),
  queues: z.array(z.string()).default([]),
  languages: z.array(z.string()).default([]),
  /** What queues ask for in `skills`; no skill named means any. */
  skills: z.array(z.string()).default([]),
  /** How many cases at a time are a full load. */
  capacity: z.int().min(1).max(100).default(6),
});
export type Agent = z.infer<typeof agentSchema>;
