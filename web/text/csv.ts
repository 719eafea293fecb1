/** A cell that spreadsheets read as text, never as a formula; numbers stay numbers. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  const formula = typeof value === 'string' && /^[=+\-@\t\r]/u.test(text) && !/^-?\d+(?:\.\d+)?$/u.test(text);
  const safe = formula ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as RFC 4180 has it. */
export function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
