import { ApiError, explain } from '../../api/problem.ts';
import { Icon } from '../../ui/icons.tsx';

/** Why something was not taken, with the fields at fault; nothing while there is nothing to say. */
export function NotTaken({ what, error }: { readonly what: string; readonly error: unknown }) {
  if (error === null) return null;
  const faults = error instanceof ApiError ? error.problem.errors : [];
  return (
    <div role="alert" className="refusal sup-refusal">
      <Icon name="warning" size={16} />
      <div className="refusal-words">
        <b>{what}</b>
        <p>{explain(error)}</p>
        {faults.length === 0 ? null : (
          <ul>
            {faults.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                {path === '' ? null : <code>{path}</code>} {message}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
