import type { settings as english } from '../en/settings.ts';
import type { Same } from '../types.ts';

export const settings: Same<typeof english> = {
  connections: 'Verbindungen',
  connectAnother: 'Weitere verbinden',
  loadingConnections: 'Verbindungen',
  connectionsFailed: 'Die Verbindungen konnten nicht geladen werden',
  noConnections: 'Noch keine Verbindungen',
  noConnectionsHint: 'Jedes Netzwerk, in dem mitgehört wird, erscheint hier mit seinem Zustand.',
  howToConnect: 'So richten Sie eine ein',
  stopped: 'Angehalten, braucht Sie',
  lastErrorWas: 'Letzter Fehler: {{message}} <dimmed>({{code}}, {{when}})</dimmed>',
  errorIs: '{{message}} <dimmed>({{code}}, {{when}})</dimmed>',
  lastSuccess: 'Letzter Erfolg',
  never: 'nie',
  lastItem: 'Letzter Eingang',
  noneYet: 'noch keiner',

  setAside: 'Beiseitegelegt',
  setAsideHint: 'was hereinkam und keine Erwähnung wurde, mit dem Grund',
  setAsideKinds: 'Arten von Beiseitegelegtem',
  needsLook: 'Zu prüfen',
  ignored: 'Absichtlich übergangen',
  failedWork: 'Fehlgeschlagenes',
  connection: 'Verbindung',
  reason: 'Grund',
  removeConnection: 'Filter Verbindung {{name}} entfernen',
  removeReason: 'Filter Grund {{name}} entfernen',
  loadingShelf: 'Beiseitegelegtes',
  shelfFailed: 'Das Beiseitegelegte konnte nicht geladen werden',
  nothingIgnored: 'Nichts wurde übergangen',
  nothingIgnoredHint: 'Was die Verbindungen absichtlich auslassen, steht hier mit dem Grund, zum Beispiel Reaktionen.',
  nothingParked: 'Nichts ist zu prüfen',
  nothingParkedHint: 'Was beschädigt oder in unbekannter Form hereinkommt, wartet hier mit seinem Grund und seinem Inhalt.',
  replayed: 'erneut verarbeitet {{when}}',
  payload: 'Inhalt',
  loadingFailed: 'Fehlgeschlagenes',
  failedWorkFailed: 'Das Fehlgeschlagene konnte nicht geladen werden',
  noFailedWork: 'Nichts ist fehlgeschlagen',
  noFailedWorkHint:
    'Was nach mehreren Versuchen nicht gelang, wartet hier mit seinem Fehler, um behoben und erneut verarbeitet zu werden.',
  attempts_one: '{{count}} Versuch',
  attempts_other: '{{count}} Versuche',
  replay: 'Wiederholen',
  replayWhat: '{{what}} wiederholen',
  sent: 'Gesendet',
  sentAgain: 'Wird erneut verarbeitet',

  work: 'Laufende Verarbeitung',
  workNumbers: 'Laufende Verarbeitung, die Zahlen',
  step: 'Schritt',
  waiting: 'Wartet',
  running: 'Läuft',
  later: 'Später',
  failed: 'Fehlgeschlagen',

  connect: 'Verbinden',
  connectReal: 'Eigene Quellen verbinden',
  connectIntro:
    'Das Beispiel läuft, solange keine Konfiguration angegeben ist. Diese Schritte ersetzen es durch Ihre Marke. Wo jedes Netzwerk seine Zugangsdaten ausgibt, steht in der README in den Abschnitten zu X, Facebook und Bewertungsportalen.',
  writeConfiguration: 'Konfiguration schreiben',
  writeConfigurationHow:
    'Speichern Sie dies als <code>earshot.yaml</code> und ändern Sie die Namen. Jede Einstellung ist in <code>config/example.yaml</code> erklärt.',
  configurationExample: 'Beispiel einer Konfiguration',
  handCredentials: 'Zugangsdaten übergeben',
  handCredentialsHow:
    'Sie werden aus der Umgebung gelesen und nie in die Datei geschrieben: Was oben als <code>{{variable}}</code> steht, ist die Umgebungsvariable dieses Namens.',
  checkIt: 'Prüfen',
  checkItHow:
    'Dies prüft die Datei, die Datenspeicher und die Zugangsdaten jeder Verbindung und sagt in je einer Zeile, was nicht stimmt.',
  start: 'Starten',
  startHow:
    'Danach verlangt die Seite eine Anmeldung. Das erste Passwort wird beim Start ausgegeben oder mit EARSHOT_ADMIN_PASSWORD festgelegt.',
  noAccount:
    'Kein Konto bei einem Netzwerk zur Hand? Fügen Sie eine Verbindung mit <code>network: custom</code> hinzu und senden Sie Einträge an <code>POST /v1/intake</code>, oder importieren Sie eine Datei mit <code>npm run earshot -- import</code>.',
};
