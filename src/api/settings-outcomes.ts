import type { SettingsOutcome } from '../ports/settings-edits.ts';
import { Problem } from './problem.ts';
import { badInput, notFound, unavailable } from './problems.ts';
import { settingsTag } from './views/settings.ts';

/** The configuration after a change. Throws the problem of a refusal: 400, 404, 409, 412 or 503. */
export function acceptedSettings(outcome: SettingsOutcome, what: string): Extract<SettingsOutcome, { readonly ok: true }> {
  if (outcome.ok) return outcome;
  switch (outcome.code) {
    case 'unknown':
      throw notFound(what);
    case 'invalid':
      throw badInput(outcome.faults);
    case 'in-use':
      throw new Problem({ status: 409, code: 'in-use', title: 'It is still needed', detail: outcome.message });
    case 'stale':
      throw new Problem({
        status: 412,
        code: 'stale',
        title: 'The configuration has changed since you saw it',
        detail: 'somebody else changed the configuration: look at what changed, then send yours again with the new version',
        extra: { version: outcome.version, changes: outcome.changes },
        headers: { etag: settingsTag(outcome.version) },
      });
    case 'busy':
      throw unavailable('others change the configuration at this moment: try again');
  }
}
