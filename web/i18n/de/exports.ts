import type { exports as english } from '../en/exports.ts';
import type { Same } from '../types.ts';

export const exports: Same<typeof english> = {
  titleMentions: 'Erwähnungen exportieren',
  titleCases: 'Fälle exportieren',
  hint: 'Alles, was Zeitraum und Filter dieser Seite finden, in einer Datei.',
  format: 'Art der Datei',
  csv: 'Tabelle (CSV)',
  ndjson: 'Zeilen mit JSON',
  start: 'Exportieren',
  again: 'Noch einmal exportieren',
  cancel: 'Abbrechen',
  close: 'Schließen',
  progress: 'Wie weit der Export ist',
  rowsSoFar_one: 'bisher {{count}} Zeile',
  rowsSoFar_other: 'bisher {{count}} Zeilen',
  rowsOf: '{{rows}} von {{total}} Zeilen, {{percent}}',
  saved_one: 'Gespeichert: {{count}} Zeile.',
  saved_other: 'Gespeichert: {{count}} Zeilen.',
  brokeOff_one:
    'Der Export brach nach {{count}} Zeile ab. Gespeichert wurde nichts, damit niemand einen Teil für das Ganze hält.',
  brokeOff_other:
    'Der Export brach nach {{count}} Zeilen ab. Gespeichert wurde nichts, damit niemand einen Teil für das Ganze hält.',
};
