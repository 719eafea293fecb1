import { macroSchema, type Macro } from '../../domain/index.ts';
import { named, timeSchema } from './registry.ts';

export const macroViewSchema = named('Macro', macroSchema.extend({ createdAt: timeSchema, changedAt: timeSchema }), {
  description:
    'A saved text with variables such as `{{customer.name}}`, and what using it does to its case. `brand`, `language` and `topic` null: for all, and for `topic` suggested on none. `uses`: cases in which it was used; `solved`, `reopened`: how those ended that closed.',
});

export function macroView(macro: Macro): Macro {
  return macro;
}
