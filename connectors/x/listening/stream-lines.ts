/** Cuts the text of a stream into lines, which end with a line feed and mostly a carriage return before it. */
export class StreamLines {
  #rest = '';

  /** The line that has no end yet. */
  get unfinished(): string {
    return this.#rest;
  }

  /** The lines that this chunk completes, without their ends. */
  take(chunk: string): readonly string[] {
    if (!chunk.includes('\n')) {
      this.#rest += chunk;
      return [];
    }
    const parts = (this.#rest + chunk).split('\n');
    this.#rest = parts.pop() ?? '';
    return parts.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  }
}
