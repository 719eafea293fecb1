import { joined, listOf } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

const SUBJECTS = 'ndi u a ti mu va ri i zvi chi ku dzi pa ru ka tu';
const TENSES = 'no cha nga ri-ku chiri-ku zo nofanira-ku';
const PAST = 'nda wa a ta ma va ra ya zva cha kwa dza pa rwa ka';
const RELATIVE = 'wa vaka ndaka taka yaka zvaka chaka dzaka raka maka';
const NEGATIVE = 'handi hau haa hati hamu hava hari hai hazvi hachi haku hadzi hapa';
const OBJECTS = 'ku ndi mu ti va zvi ri chi i dzi';
const STEMS = `d fung on ziv tend tambir famb tamb end uy gar it tor teng tengesa shand shandis taur nyor vereng dzidz dzidzis rar muk bik gez pfek
  sek chem nzw teerer tariso taris batsir rwadz rwar ror rov bat mir tang per vhur vhar fon kumbir bhadhar rasik kanganw rangarir tsvag wan kund
  vimb namat kombor komborer kur chinj nets tsamw ty shuw siy svik pind bud simuk donh shor tuk pemb imb swer bvunz pindur ratidz tum tumir
  rambidz ramb bvum bvumir yambuk tiz mhany kwir dzik sung sunungur pedz dyar rim korer chengetedz chenget ponesa pones ur fembedz nyep nyeper
  kwat kuvadz rwis pikis pengesa peng dhakw nwis dy nw rarat zorod neta net ziy bvarur vak put gon kwanis edz konewa fadz far suruvar nyar venga veng`;
const NOUNS = `munhu vanhu mwana vana murume varume mukadzi vakadzi musikana vasikana mukomana vakomana mari motokari basa mabasa imba dzimba kumba nyika
  zvinhu chinhu zuva mazuva gore makore mwedzi vhiki nguva rudo moyo mwoyo mweya musoro chikoro zvikoro mvura sadza nyama chikafu foni nyaya shoko mashoko
  mwari ishe jesu chechi munamato hama shamwari amai baba sekuru ambuya mukoma hanzvadzi hurumende mapurisa mbavha mugwagwa nzira guta magetsi
  mukaka chingwa nhabvu bhora rwiyo nziyo mimhanzi chokwadi nhema zita mazita mubvunzo mhinduro dambudziko matambudziko rubatsiro simba hupenyu upenyu rufu hurombo`;

function forms(): readonly string[] {
  const stems = listOf(STEMS);
  const withA = stems.map((stem) => (/[aeiou]$/u.test(stem) ? stem : `${stem}a`));
  const common = withA.slice(0, 60);
  const apart = (parts: readonly string[]): readonly string[] => parts.flatMap((part) => part.split('-'));
  return [
    ...apart(joined(joined(listOf(SUBJECTS), listOf(TENSES)), withA)),
    ...joined(
      joined(listOf('ndino uno ano tino vano ndicha ucha acha ticha vacha ndaka waka aka taka vaka'), listOf(OBJECTS)),
      common,
    ),
    ...joined(joined(listOf(PAST), ['ka', 'nga ', '']), withA).flatMap((form) => form.split(' ')),
    ...joined(listOf(RELATIVE), withA),
    ...joined(
      listOf(NEGATIVE),
      withA.map((stem) => stem.replace(/a$/u, 'i')),
    ),
    ...joined(joined(listOf(NEGATIVE), ['na ku', 'cha', 'sati nda']), withA).flatMap((form) => form.split(' ')),
    ...joined(['ku', 'zvoku', 'neku', 'pakuku', 'kuzo'], withA),
    ...joined(['ku'], joined(listOf(OBJECTS), common)),
    ...joined(
      withA.map((stem) => stem.slice(0, -1)),
      ['wa', 'ana', 'ei', 'ai', 'isa', 'era', 'irwa', 'wo', 'e'],
    ),
    ...joined(
      ['ane', 'vane', 'ine', 'zvine', 'chine', 'ndine', 'une', 'tine', 'mune', 'rine', 'kune', 'dzine'],
      ['', '', 'mari', 'basa', 'nguva', 'vanhu', 'simba'],
    ),
    ...joined(['ne', 'ku', 'mu', 'pa', 'we', 'ye', 'che', 'dze', 've', 'se', 'ze', 're', 'nema', 'kuma', 'wema'], listOf(NOUNS)),
    ...listOf(NOUNS),
    ...listOf(NOUNS),
  ];
}

export const shona: Vocabulary = {
  lang: 'sn',
  little: `kuti asi uye kana zvino iye ini iwe isu imi ivo here nhai ka hazvo zvangu zvako zvake zvedu zvenyu zvavo nekuti nokuti saka ndiye ndizvo ndiyo ndivo ndicho ndiko
    izvi izvo uyu uyo ava avo iyi iyo ichi icho iri iro idzi idzo apa apo ipapo uko ikoko imomo muno umu kuno mangu wangu yangu dzangu changu vangu pangu kwangu
    wako yako dzako chako vako pako kwako mako wake yake dzake chake vake pake kwake make wedu yedu dzedu chedu vedu pedu kwedu medu wenyu yenyu dzenyu chenyu venyu kwenyu wavo yavo
    dzavo chavo vavo kwavo pavo zvese zvose vese vose ese ose yese yose dzese rese rose kwese kwose pese pose chete chero zvakare futi zvekare zvishoma zvakanyanya zvikuru chaizvo chaizvoizvo
    kunze mukati pamusoro pasi pamberi mberi kumashure mushure pakati padyo kure pedyo iko ndipo ndopo ndozvo ndozviri ndoziva handizive handina hauna haana hatina hamuna havana hapana hakuna haisi hazvisi handisi
    ndiri uri ari tiri muri vari riri iri zviri chiri kuri dziri pari zviripo ndiripo varipo aripo iripo kuripo ndaiva waiva aiva taiva vaiva yaiva zvaiva ndanga wanga anga tanga vanga yanga zvanga
    ndini ndiwe ndisu ndimi ndiani ani chii sei rini riini kupi papi ndeipi ndeupi ndechipi ndezvipi ndeyei nei nemhaka nenyaya pamusana maererano sezvo se sa kunge kunga sekunge kana kuti dai dei angadai
    zvichida pamwe pamwe chete pamwechete chokwadi ichokwadi zvechokwadi nhasi mangwana nezuro zuro kuswera mangwanani masikati manheru husiku usiku kusvika kubva kubvira kusvikira apo pazvi pazvinenge nguva
    kare kumboona kamwe kaviri katatu zvino izvozvi ikozvino iye zvino parizvino izvezvi nokukurumidza pachena kumberi shure gare gare nguva dzose nguva dzese zuva nezuva
    ehe hongu aiwa kwete aiwaka hezvo heyi iwe-ka vakomana varume mudhara mukoma sisi bhudhi amai baba shasha boiz mface shaa shamwaz sha imi-ka hama tsano sahwira muzukuru muzaya changamire zvinhu mwana iwaka
    maiwee maiwe yowe yuwi nhaika hede hedhe haa nhaimi kkk bodo toti tiri tese mese tose mose ndega wega ega tega vega yega joo chaiye chaiyo chaivo chaizvo mufunge`,
  words: `mhoro mhoroi makadii makadini makadii henyu ndiripo makadiiwo mangwanani mamuka sei marara sei maswera sei masikati manheru ndatenda maita basa maita henyu waita hako tinotenda ndinotenda
    mazvita zvakanaka zvakaipa pamusoroi ndapota tapota ndine urombo ruregerero fambai zvakanaka chisarai sarai zvakanaka urare zvakanaka murare zvakanaka tichaonana makorokoto amhlope kwaziwai
    ndinokuda ndakusuwa ndakusuwai ndafara tafara wafara afara vafara ndaneta ndanzwa nzara ndatsamwa ndarwara ndarwadziwa zvandirwadza zvandinetsa zvinorwadza zvinonetsa zvinofadza zvinosetsa zvinonyadzisa zvinoshamisa
    zimbabwe harare bulawayo mutare gweru masvingo chinhoyi kadoma kwekwe marondera chitungwiza mbare joni johanesibhegi zvimbabwe chishona vashona mushona mazezuru manyika karanga ndevere
    mutungamiri mutungamiriri vatungamiri mutemo mitemo sarudzo kuvhota hurumende bato nyika dzedu varwi musangano chimurenga rusununguko hutongi hondo rugare runyararo huori hushoma upfumi zvematongerwo enyika
    mudzidzisi vadzidzisi mudzidzi vadzidzi bhuku mabhuku yunivhesiti chipatara chiremba nesi mushonga mishonga chirwere zvirwere rufu nhamo mariro guva kufa kurarama hutano utano
    musika chitoro zvitoro mutengo mitengo chikwereti bhanga bhengi dhora madhora zidhora cheni bhasi kombi makombi chitima ndege gwenga musasa munda minda chibage mbeu imbwa katsi mombe mbudzi huku shiri nyoka nzou shumba bere
    gomo makomo rwizi nzizi gungwa denga zuva mwedzi nyeredzi mhepo mvura kunaya chando kupisa zhizha mwaka muti miti uswa ruva maruva ivhu nhaka zvipo chipo mabiko muchato mucha roora lobola mutumbi mutupo dzinza madzinza
    maziso ziso nzeve muromo zino mazino ruoko maoko gumbo makumbo ropa dumbu muviri pfungwa fungwa zano mazano hasha mufaro kufara kusuwa rusuwo tariro kutenda kuvimba rutendo kutya kunyara moyo muchena tsitsi ngoni nyasha nyengetero
    muporofita mufundisi mapastor ngirozi satani dhiyabhori chivi zvivi kereke sangano bhaibheri mweya mutsvene mudzimu midzimu vadzimu n'anga muroyi varoyi uroyi
    motsi piri tatu china shanu tanhatu nomwe sere pfumbamwe gumi zana chiuru miriyoni muvhuro chipiri chitatu china chishanu mugovera svondo nemuvhuro nemugovera nesvondo kisimusi ndira kukadzi kurume kubvumbi chivabvu chikumi chikunguru nyamavhuvhu gunyana gumiguru mbudzi zvita
    mukuru mudiki mutsva musha misha kumusha mutema muchena murungu varungu mukadzi akanaka akaipa akareba mupfupi hombe huru diki duku tsva tsvuku nhema chena refu pfupi yakanaka yakaipa rakanaka chakanaka dzakanaka zvakawanda vakawanda yakawanda mashoma vashoma
    ndibatsirei ndibatsire tibatsirei ndiudze ndiudzei ndipe ndipei tipeiwo ndipindure ndifonere ndimirire ndisiye tarisa tarisai teerera teererai huya uya huyai pinda budai budaa gara garai pasi simuka simukai nyarara nyararai mira mirai mhanya kurumidza kurumidzai regai rega musadaro usadaro
    usatye musatye usacheme ndinoda tinoda unoda munoda vanoda ndoda toda moda ndoona toona ndofunga tofunga ndozvandiri ndoita tiite ngatiite ngatiende tiende handei ndeipi uriko uripo muripo murisei zvirisei hausi hamusi havasi zvaitwa zvaitika zviri kuita chiri kuita chii zvirikufamba
    vatengi mutengi basa renyu sevhisi mari yangu maneja vashandi mushandi hofisi data netiweki haisi kushanda hazvisi kushanda havapindure havasi kubatsira handisi kuwana foni yangu muri mbavha munoba mari dzevanhu matsotsi makororo nhema dzega kunyepa
    hameno kunongedza kudaro kudai zvakadaro zvakadai kudii kudini zvodii zvodini todii ndodii uchiti achiti vachiti ndichiti tichiti muchiti zvichinzi zvanzi zvonzi anonzi wanzi inonzi ndinonzi akati ndakati vakati wakati zvikanzi kwanzi`,
  forms,
};
