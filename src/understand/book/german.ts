import type { Book } from './book.ts';

/** German. */
export const german: Book = {
  lang: 'de',
  weights: `
0 guten morgen|tag|abend, gute nacht|reise, schönen tag|abend
-4 nie wieder, niemals wieder, schlechteste* ~ überhaupt|aller, absolute frechheit, frechheit, unverschämt*, katastroph*, unterirdisch*, abzocke*, betrug, betrüger*, skandal*, eine schande, schande, saftladen, zum kotzen, kotz*, ekelhaft*, widerlich*, lächerlich*, unmöglich, inakzeptabel*, scheiße, scheiss*, scheiß*, mist, finger weg, horror*, grauenhaft*, grausam, furchtbar*, fürchterlich*, schrecklich*, miserabel*, mies*, hass*, hasse, null sterne, hölle, das letzte, unfassbar*, verarscht, verarsche, unter aller sau
-3 danke für nichts|garnichts, nicht angekommen|erreichbar|erstattet|möglich|funktioniert|geholfen|da|gut|okay|zufrieden|nachvollziehbar|akzeptabel, nie angekommen|erhalten|geantwortet, immer noch nicht|kein|keine|nichts, noch immer nicht|kein|keine, keine antwort|rückmeldung|erstattung|reaktion|hilfe|info|informationen|entschuldigung, kein kontakt|ersatz|service|geld|mensch, niemand hilft|antwortet|erreichbar|da|weiß, funktioniert nicht, geht nicht|nichts|garnicht, warte seit|immer|noch, warten seit, seit stunden|tagen|wochen|monaten, # stunden, # tage, # wochen, warteschleife, hotline, verspätung*, verspätet*, verspäteter, gestrichen, storniert, annulliert, ausgefallen, verpasst, verloren, verschwunden, fehlt, gestrandet, kaputt, defekt, beschädigt*, zerstört, enttäuscht, enttäuschend*, enttäuschung, schlecht*, schlimm*, unfreundlich*, unhöflich*, arrogant*, inkompetent*, überfordert, unzuverlässig*, unprofessionell*, dreckig, schmutzig*, nervig*, nervt, ärger*, ärgerlich*, sauer, wütend, frech, beschwerde*, beschweren, abgezockt, doppelt abgebucht|belastet, geld zurück, lüge*, gelogen, chaos, chaotisch, traurig*, teuer, überteuert, ungenießbar, peinlich*, schade, leider, ohne ersatz|info, gefährlich*
-2 problem*, spät, warten, warte, langsam*, fehler, nie, nichts, kein, keine, keinen, ohne, nicht, störung*, nur, wieder
4 vielen dank, herzlichen dank, danke für|an|euch|dem, tausend dank, hervorragend*, ausgezeichnet*, fantastisch*, großartig*, wunderbar*, perfekt*, beste* ~ überhaupt, das beste, die besten, liebe es, super, spitze, klasse, toll*, genial*, sehr gut*, sehr freundlich*, sehr zufrieden, sehr nett*, empfehle*, empfehlenswert*, nur zu empfehlen, gerne wieder, jederzeit wieder, begeistert, top, geil, mega
3 danke, dank, gut*, freundlich*, nett*, schön*, freue, freuen, glücklich*, zufrieden, lieb*, liebe, hilfsbereit*, kompetent*, zuverlässig*, schnell*, bequem*, pünktlich*, problemlos*, reibungslos*, lecker*, sauber*, angenehm*, einwandfrei*, spaß, lustig*, cool, lächeln, lob, haha*, freu
1 bitte
`,
  roles: {
    negator: 'nicht, kein, keine, keinen, keiner, keinem, nie, niemals, nichts, niemand, ohne, kaum, weder, nirgends',
    booster:
      'sehr, so, echt, wirklich, total, absolut, extrem, völlig, richtig, mega, ganz, zu, super, voll, unglaublich, einfach',
    dampener: 'etwas, bisschen, ziemlich, relativ, fast, teilweise, eher, recht',
    contrast: 'aber, jedoch, allerdings, obwohl, trotzdem, leider',
  },
  signals: {
    complaint: `nicht angekommen|erreichbar|erstattet|geholfen, immer noch nicht|kein|keine, keine antwort|rückmeldung|erstattung, funktioniert nicht, geht nicht, warte seit, warten seit, seit stunden|tagen|wochen, verspätung*, verspätet, gestrichen, storniert, annulliert, koffer ~ weg|verloren|kaputt|beschädigt, gepäck ~ weg|verloren|fehlt|nicht, beschwerde*, geld zurück, nie wieder, enttäuscht, frechheit, unfreundlich*, danke für nichts, kaputt, beschädigt`,
    question: `wie lange|kann|viel|ist|geht|komme|bekomme, wo ist|kann|finde|bleibt, wann ist|kommt|geht|fliegt|wird, warum ist|wird|kann|geht|habt, was ist|kostet|passiert|muss, kann ich|man|jemand, könnt ihr, gibt es, habt ihr, weiß jemand, ist es|das|der|die`,
    request: `bitte, könnten sie, können sie, hilfe, helft mir, helfen sie, ich möchte, ich brauche, meldet euch, ruft mich, schickt mir`,
    praise: `vielen dank, herzlichen dank, danke für, toller service|flug, super service|crew|flug|team, sehr freundlich*, gerne wieder, empfehle*, großes lob, lob an`,
    safety: `gefährlich*, sicherheit*, verletzt, rauch, feuer, brand, notlandung, krankenhaus, krankenwagen, bewusstlos`,
    'legal-threat': `anwalt*, rechtsanwalt*, klage, verklagen, gericht*, rechtliche schritte, schlichtungsstelle*, verbraucherschutz*, verbraucherzentrale*, eu261, fluggastrechte*, anzeige`,
    'media-threat': `presse, zeitung*, journalist*, medien, fernsehen, öffentlich machen`,
    'vulnerable-person': `rollstuhl*, behindert*, behinderung, schwanger*, baby, kleinkind*, senioren, oma, opa, krank*, insulin, medikament*, beerdigung, mein # jähriger, allergi*`,
    'money-gone': `geld ~ weg|zurück, doppelt abgebucht|belastet, abgebucht, betrug, erstattung ~ nicht|keine, keine erstattung`,
    'time-limit': `dringend*, sofort, morgen, heute noch, in # minuten|stunden, heute abend, umgehend`,
    'repeat-contact': `zum # mal, zum dritten|vierten|zweiten|fünften mal, mehrfach, mehrmals, schon wieder, # mal, immer noch, keine antwort|rückmeldung|reaktion, seit wochen|monaten`,
    promotion: `gewinnspiel, gewinne jetzt, jetzt kaufen|klicken, klick hier, gratis, geld verdienen, rabattcode`,
    sarcasm: `danke für nichts, na toll, na super, ganz toll|großes kino, vielen dank für nichts, bravo, super gemacht, glückwunsch, herzlichen glückwunsch zu, großes kino, klasse leistung, toll gemacht`,
  },
};
