const REFERENCE = /\$(\$)?\{([^}]*)\}/g;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

export interface Substituted {
  readonly text: string;
  /** Variables whose values are in the text now. */
  readonly used: readonly string[];
  /** Named but not in the environment. */
  readonly missing: readonly string[];
  /** What stands between `${` and `}` and can't be a name. */
  readonly misnamed: readonly string[];
}

/** Puts the environment's values where `${NAME}` stands; `$${NAME}` stays as `${NAME}`. An empty value is a value. */
export function substitute(text: string, env: Readonly<Record<string, string | undefined>>): Substituted {
  const used: string[] = [];
  const missing: string[] = [];
  const misnamed: string[] = [];
  const result = text.replace(REFERENCE, (whole: string, escaped: string | undefined, name: string) => {
    if (escaped !== undefined) return whole.slice(1);
    if (!NAME.test(name)) {
      misnamed.push(name);
      return whole;
    }
    const value = env[name];
    if (value === undefined) {
      missing.push(name);
      return whole;
    }
    used.push(name);
    return value;
  });
  return { text: result, used, missing, misnamed };
}
