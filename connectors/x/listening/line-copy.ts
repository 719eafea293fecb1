const LINE_END = '\r\n';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** The lines of the chunk that came last: the library says that a line was no JSON, but not which text it was. */
export class LineCopy {
  #rest = '';
  #complete: readonly string[] = [];

  /** Characters of the line that is not complete yet. */
  get unfinished(): number {
    return this.#rest.length;
  }

  take(chunk: string): void {
    this.#rest += chunk;
    this.#complete = [];
    if (!chunk.includes('\n')) return;
    const parts = this.#rest.split(LINE_END);
    this.#rest = parts.at(-1) ?? '';
    this.#complete = parts.slice(0, -1);
  }

  /** The lines of the last chunk that are no JSON, each given once. */
  takeBroken(): readonly string[] {
    const broken = this.#complete.filter((line) => line.trim() !== '' && !isJson(line));
    this.#complete = [];
    return broken;
  }
}
