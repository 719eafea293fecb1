import { joined, listOf } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

const VERBS = `werk help bel koop betaal wag kry neem bring stuur skryf lees praat sê vra antwoord dink voel weet verstaan glo hoop probeer begin ophou kyk luister loop ry hardloop slaap eet drink kook bak was
  skoonmaak leer speel wen verloor lag huil skree baklei bly vertrek kom kanselleer bestel lewer herstel breek verander verkoop verwag verduidelik belowe vergeet onthou gebruik soek vind maak gee sien hoor trek stoot hou laat
  reis vlieg parkeer bespreek annuleer klaarmaak regmaak oopmaak toemaak optel neersit uitgaan inkom afsny aanskakel afskakel bedank groet vrees haat geniet mis trou sterf leef woon bou plant steel jaag skiet rook`;

export const afrikaans: Vocabulary = {
  lang: 'af',
  little: `die en is nie ek van in om te het dit jy ons vir met op sy was hulle sal my so hy maar ook as by aan wat sy kan na toe dan nou julle jou wees word moet een uit daar nog baie hier al geen dat of gaan haar wie waar hoe hoekom waarom wanneer watter want omdat
    oor deur tot onder bo voor agter tussen teen sonder binne buite langs tydens gedurende sedert totdat terwyl sodat indien alhoewel hoewel behalwe net weer reeds nooit altyd soms dikwels miskien dalk seker regtig rêrig eintlik mos darem tog juis bietjie
    bitjie meer minder meeste iets niks niemand iemand almal elke elkeen alles ander self mekaar hierdie daardie dié sulke so'n 'n eers later vroeër vandag gister môre more oormôre vanaand vanoggend vannag netnou nou-nou dadelik gou vinnig stadig
    myne joune syne hare ons s'n julle s'n hulle s'n u uself myself jouself homself daarom daarvoor daarmee daarvan daaroor hiervan hiermee hiervoor waarvan waarmee waarvoor waaroor ja nee jis jissie jinne jislaaik ag sjoe foeitog shame lekker kwaai dankie asseblief asb
    kon wou sou moes mag wil hoef durf behoort was gewees had gehad word geword doen gedoen sê gesê gaan gegaan kom gekom sien gesien kry gekry gee gegee maak gemaak vat gevat neem geneem laat gelaat bly gebly staan gestaan lê sit gesit`,
  words: `hallo haai goeiemôre goeiemore goeienaand goeiedag goeiemiddag totsiens baie dankie dankie tog baie geluk veels geluk gelukkige verjaarsdag lekker dag lekker slaap mooi loop sterkte voorspoed ek is lief vir jou hoe gaan dit met jou goed dankie welkom verskoon my jammer ekskuus
    mens mense man manne vrou vroue kind kinders seun seuns dogter dogters meisie meisies baba pa ma ouma oupa broer suster boet sus oom tannie tante neef niggie familie vriend vriende vriendin maat maats boetie ou ouens bra buurman bure
    huis huise kamer kombuis badkamer tuin dak muur deur venster stoel tafel bed kar karre motor taxi bus trein vliegtuig lughawe pad paaie straat strate stad dorp plaas winkel winkels skool skole universiteit onderwyser juffrou meneer mevrou leerder student kantoor werk baas
    geld rand sent bank kaart rekening skuld prys pryse duur goedkoop gratis koste fooi salaris loon belasting lening versekering eis polis premie krag beurtkrag elektrisiteit water kos vleis braai braaivleis hoender brood melk kaas eiers suiker sout tee koffie bier wyn koeldrank pap wors boerewors
    biltong droëwors melktert koeksister rooibos hospitaal dokter verpleegster medisyne siek siekte pyn kop hart hand hande voet voete oog oë oor ore mond tand tande been arm bloed lyf liggaam dood begrafnis polisie misdaad dief diewe hof tronk regering president minister land lande volk boer boere
    suid-afrika suid-afrikaanse kaapstad johannesburg pretoria bloemfontein stellenbosch bokke springbokke rugby krieket wedstryd speler spelers span spanne drie doel afrigter liedjie liedjies musiek sanger radio televisie foon selfoon nommer boodskap boodskappe brief e-pos nuus storie taal afrikaans woord woorde naam name
    vraag vrae antwoorde probleem probleme hulp waarheid leuen plan gedagte siel gees gebed gebede here god jesus kerk dominee sonde engel liefde haat vreugde hartseer hoop geloof sterk swak mooi lelik lewe droom drome geluk weer reën wind son maan sterre koud warm somer winter lente herfs hond honde kat
    katte perd koei skaap bok voël slang leeu olifant boom bome gras blom blomme aarde berg berge rivier see strand grond skoen skoene klere hemp broek rok jas hoed rooi swart wit groen blou geel bruin pienk groot klein nuwe nuut oud ou jonk lank kort hoog laag breed maklik moeilik swaar lig vol leeg skoon vuil nat droog
    een twee drie vier vyf ses sewe agt nege tien twintig dertig honderd duisend miljoen maandag dinsdag woensdag donderdag vrydag saterdag sondag januarie februarie maart april mei junie julie augustus september oktober november desember kersfees paasfees nuwejaar dag dae week weke maand maande jaar jare uur ure minute sekonde
    oggend middag aand nag naweek volgende verlede eerste tweede laaste sleg slegte goeie beter beste slegter slegste pragtig wonderlik fantasties vieslik verskriklik vreeslik aaklig simpel dom slim kwaad bly moeg honger dors bang trots eensaam verveeld teleurgesteld teleurstellend gefrustreerd skandalig belaglik
    onaanvaarbaar swak diens kliënt kliënte kliëntediens klagte klagtes bestelling aflewering pakkie vertraag vertraging vlug bagasie tas kaartjie sitplek terugbetaling kansellasie bestuurder personeel toesighouder oproep lyn tou wagtyd netwerk internet data sein koste geblokkeer wagwoord aanlyn webwerf toep
    asseblief help my kan iemand my help ek wag al ure ek kry nie hulle antwoord nie niemand help nie ek is nou moeg hiervoor dit werk nie wat gaan aan hoe lank nog waar is my wanneer kom julle gaan julle nog niks gehoor nie julle moet skaam kry ek sal nooit weer ek eis my geld terug
    voetsek bliksem donner moer kak poes fok verdomde bleddie blerrie vrek doos lekkerder nogal nogals allawêreld magtig gits heng mielie bakkie stoep veld kraal padda trek spook tjank skel gesels kuier jol dop suip tjop lappie gooi skrik skop byt`,
  forms: () => {
    const verbs = listOf(VERBS);
    return [
      ...verbs,
      ...verbs,
      ...verbs.map((verb) => (/^(?:ver|be|ge|her|ont)/u.test(verb) ? verb : `ge${verb}`)),
      ...joined(listOf('vriend huis kind hond kat voël kop boek pop stoel tafel bal'), ['jie', 'ie', 'etjie', 's', 'e']),
      ...joined(listOf('mooi groot klein lank swak sleg goed'), ['er', 'ste', 'e']),
      ...joined(
        listOf('moontlik belaglik vriendelik persoonlik eerlik gereeld gewoon verkeerd belangrik beskikbaar verantwoordelik'),
        ['', 'e', 'heid'],
      ),
    ];
  },
};
