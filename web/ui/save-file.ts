/** The browser reads the file after the click's turn. */
const READ_BY_MS = 10_000;

/** Hands content to the browser as a file to keep. A text is a table: the mark at its start tells spreadsheets that it is UTF-8. */
export function saveFile(name: string, content: string | Blob): void {
  const blob = typeof content === 'string' ? new Blob(['\uFEFF', content], { type: 'text/csv;charset=utf-8' }) : content;
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), READ_BY_MS);
}
