/** For people, on standard error: standard output belongs to what commands print. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Says why nothing more can be done, and ends. */
export function giveUp(text, status = 1) {
  say(text);
  process.exit(status);
}
