import { joined, listOf } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

const VERBS = `werk help bel koop betaal wacht krijg neem breng stuur schrijf lees praat zeg vraag antwoord denk voel weet begrijp snap geloof hoop probeer begin stop kijk luister loop rijd ren slaap eet drink kook bak was
  leer speel win verlies lach huil schreeuw vecht blijf vertrek kom annuleer bestel lever herstel breek verander verkoop verwacht beloof vergeet onthoud gebruik zoek vind maak geef zie hoor trek duw houd laat reis vlieg parkeer boek reageer
  klaag bedank groet haat geniet mis trouw leef woon bouw steel jaag rook kijk volg deel stem regel zorg gun vind`;

export const dutch: Vocabulary = {
  lang: 'nl',
  little: `de het een en van ik je is dat in te niet op zijn die met voor er maar we aan wat ook als naar dan hij ze zo om nog was wel heb bij jij hebben mijn uit heeft door over nou nu kan geen dit moet ga daar hier gewoon toch al meer zou worden wordt heel ben echt veel
    deze mensen waar weer iets hoe waarom wanneer welke want omdat zonder tegen tussen onder boven achter binnen buiten naast tijdens sinds totdat terwijl zodat hoewel behalve alleen weer reeds nooit altijd soms vaak misschien zeker eigenlijk even beetje minder meeste niets niks niemand
    iemand iedereen alles ander andere zelf elkaar zulke zo'n 't 'n eerst later vroeger vandaag gisteren morgen overmorgen vanavond vanochtend vannacht straks zometeen direct meteen snel langzaam jouw jullie uw u haar hun hen ons onze mij hem zich daarom daarvoor daarmee daarvan hiervan hiermee waarvan waarmee
    ja nee joh hoor zeg hè nou ach jeetje jemig tjonge sjonge fijn leuk lekker gezellig dankjewel bedankt dank alsjeblieft alstublieft aub svp kon wilde zouden moest mag wil hoef durf waren geweest had gehad werd geworden doen doet gedaan gezegd gaat gegaan gaan komt gekomen gezien kreeg gekregen gegeven gemaakt genomen laten
    gebleven staan staat ligt zit zitten zaten vond gevonden denkt dacht weet wist`,
  words: `hallo hoi doei dag goedemorgen goedemiddag goedenavond welterusten tot ziens tot morgen gefeliciteerd fijne dag fijn weekend slaap lekker sterkte succes ik hou van jou hoe gaat het met je goed hoor prima graag gedaan welkom sorry pardon excuses
    mens man mannen vrouw vrouwen kind kinderen jongen jongens meisje meisjes baby vader moeder papa mama oma opa broer zus oom tante neef nicht familie vriend vrienden vriendin maatje buurman buren collega
    huis huizen kamer keuken badkamer tuin dak muur deur raam stoel tafel bed auto auto's fiets fietsen taxi bus trein treinen vliegtuig luchthaven schiphol weg wegen straat stad dorp boerderij winkel winkels school scholen universiteit leraar juf meneer mevrouw leerling student kantoor baas
    geld euro cent bank pas rekening schuld prijs prijzen duur goedkoop gratis kosten salaris loon belasting lening verzekering stroom elektriciteit water eten vlees kip brood melk kaas eieren suiker zout thee koffie bier wijn frietjes patat kroket hagelslag stroopwafel drop
    ziekenhuis dokter huisarts verpleegkundige medicijn ziek ziekte pijn hoofd hart hand handen voet voeten oog ogen oor oren mond tand tanden been arm bloed lichaam dood begrafenis politie misdaad dief dieven rechter gevangenis regering premier minister kabinet land landen volk boer boeren
    nederland nederlands nederlandse amsterdam rotterdam utrecht belgië vlaanderen antwerpen gent voetbal wedstrijd speler spelers ploeg doelpunt trainer liedje liedjes muziek zanger radio televisie telefoon mobiel nummer bericht berichten brief mail nieuws verhaal taal woord woorden naam namen
    vraag vragen antwoorden probleem problemen hulp waarheid leugen plan gedachte ziel geest gebed god jezus kerk dominee zonde engel liefde vreugde verdriet geloof sterk zwak mooi lelijk leven droom dromen geluk weer regen wind zon maan sterren koud warm zomer winter lente herfst hond honden kat
    katten paard koe schaap geit vogel slang leeuw olifant boom bomen gras bloem bloemen aarde berg bergen rivier zee strand grond schoen schoenen kleren broek jurk jas hoed rood zwart wit groen blauw geel bruin roze groot kleine klein nieuw nieuwe oud oude jong lang kort hoog laag breed makkelijk moeilijk zwaar licht vol leeg schoon vies nat droog
    een twee drie vier vijf zes zeven acht negen tien twintig dertig honderd duizend miljoen maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober november december kerst pasen nieuwjaar sinterklaas dagen week weken maand maanden jaar jaren uur uren minuut minuten seconde
    ochtend middag avond nacht volgende vorige eerste tweede laatste slecht slechte goede beter beste slechter slechtste prachtig geweldig fantastisch vreselijk verschrikkelijk afschuwelijk stom dom slim boos blij moe honger dorst bang trots eenzaam verveeld teleurgesteld teleurstellend gefrustreerd schandalig belachelijk
    onacceptabel klant klanten klantenservice klacht klachten bestelling levering bezorging bezorgd pakket pakketje vertraagd vertraging vlucht bagage koffer kaartje kaartjes plek terugbetaling annulering manager medewerker medewerkers telefoontje lijn wachtrij wachttijd netwerk internet storing geblokkeerd wachtwoord website app
    kan iemand mij helpen ik wacht al uren niemand reageert het werkt niet wat is er aan de hand hoe lang nog waar blijft mijn wanneer komt jullie moeten je schamen nooit meer ik wil mijn geld terug klopt niet snap er niks van kut klote verdomme godver shit tering kanker eikel sukkel klootzak gast vet gaaf tof chill lekkere gezellige leuke eindelijk helaas jammer`,
  forms: () => {
    const verbs = listOf(VERBS);
    return [
      ...verbs,
      ...verbs.map((verb) => `${verb}t`),
      ...verbs.map((verb) => (/[aeiou]{2}[^aeiou]$/u.test(verb) ? `${verb.slice(0, -2)}${verb.slice(-1)}en` : `${verb}en`)),
      ...verbs.map((verb) => (/^(?:ver|be|ge|her|ont)/u.test(verb) ? `${verb}d` : `ge${verb}t`)),
      ...joined(listOf('huis kind hond boek feest plek uur vriend beest spel'), ['je', 'jes', 'en']),
      ...joined(listOf('mooi groot klein lang zwak snel duidelijk vriendelijk persoonlijk eerlijk gewoon verkeerd belangrijk'), [
        '',
        'er',
        'ste',
        'e',
      ]),
    ];
  },
};
