import { z } from 'zod';

type Json = Record<string, unknown>;
export interface Rule {
  readonly id: string;
  readonly value: string;
  readonly tag: string;
}

const changeSchema = z.union([
  z.strictObject({ add: z.array(z.strictObject({ value: z.string().min(1).max(1024), tag: z.string().optional() })) }),
  z.strictObject({ delete: z.strictObject({ ids: z.array(z.string()) }) }),
]);

/** The stream rules of the local X's one app. */
export class Rules {
  #rules: readonly Rule[] = [];
  #lastId = 900;

  get all(): readonly Rule[] {
    return this.#rules;
  }

  seed(value: string, tag: string): void {
    this.#lastId += 1;
    this.#rules = [...this.#rules, { id: String(this.#lastId), value, tag }];
  }

  list(): Json {
    const data = this.#rules.length === 0 ? {} : { data: this.#rules };
    return { ...data, meta: { sent: new Date().toISOString(), result_count: this.#rules.length } };
  }

  /** Applies a change as X does. Throws ZodError for a body X would refuse. */
  change(body: unknown): Json {
    const change = changeSchema.parse(body);
    const sent = new Date().toISOString();
    if ('delete' in change) {
      const before = this.#rules.length;
      this.#rules = this.#rules.filter((rule) => !change.delete.ids.includes(rule.id));
      const deleted = before - this.#rules.length;
      return { meta: { sent, summary: { deleted, not_deleted: change.delete.ids.length - deleted } } };
    }
    const created: Rule[] = [];
    const errors: Json[] = [];
    for (const { value, tag } of change.add) {
      const twin = this.#rules.find((rule) => rule.value === value);
      if (twin === undefined) {
        this.seed(value, tag ?? '');
        const last = this.#rules.at(-1);
        if (last) created.push(last);
      } else errors.push({ value, id: twin.id, title: 'DuplicateRule', type: 'https://api.x.com/2/problems/duplicate-rules' });
    }
    const summary = { created: created.length, not_created: errors.length, valid: created.length, invalid: errors.length };
    return {
      ...(created.length > 0 ? { data: created } : {}),
      ...(errors.length > 0 ? { errors } : {}),
      meta: { sent, summary },
    };
  }
}
